"""An association's page."""

from __future__ import annotations

from typing import Any

import swapper
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from mms_wagtail.domain.slugs import LatinAddressMixin
from mms_wagtail.plugins.associations import panels
from mms_wagtail.plugins.associations.association_form import AssociationForm
from mms_wagtail.plugins.associations.mixins import AssociationMixin

Page: Any = swapper.load_model("wagtailcore", "Page", require_ready=False)


class AssociationPage(LatinAddressMixin, AssociationMixin, Page):
    """A methodological association."""

    slug_default = "obedinenie"
    template = "mms_wagtail/associations/association_page.html"
    parent_page_types = ["mms_associations.AssociationIndexPage"]
    subpage_types: list[str] = []
    base_form_class = AssociationForm
    edit_handler = panels.association_edit_handler()
    search_fields = [
        *Page.search_fields,
        index.SearchField("theme"),
        index.SearchField("purpose"),
        index.FilterField("level"),
    ]

    class Meta:
        verbose_name = _("методическое объединение")
        verbose_name_plural = _("методические объединения")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from mms_wagtail.plugins.associations.describe.association import association_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | association_context(self, request)
