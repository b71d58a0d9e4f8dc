"""The section's page."""

from __future__ import annotations

from typing import Any

import swapper
from django.utils.translation import gettext_lazy as _

from mms_wagtail.models.pages import LeadAndBody
from mms_wagtail.plugins.associations import panels

Page: Any = swapper.load_model("wagtailcore", "Page", require_ready=False)


class AssociationIndexPage(LeadAndBody, Page):
    """«Методические объединения»: municipal ones by subject, then the network."""

    default_slug = "obedineniya"
    menu_title = _("Объединения")
    template = "mms_wagtail/associations/index_page.html"
    content_panels = panels.index_content_panels()

    class Meta:
        verbose_name = _("раздел методических объединений")
        verbose_name_plural = _("разделы методических объединений")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from mms_wagtail.plugins.associations.describe.section import section_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | section_context(self, request)
