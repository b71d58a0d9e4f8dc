"""What is amiss with the council: said at a publication, and on the admin's first page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.urls import reverse
from wagtail.admin.ui.components import Component

from mms_wagtail.plugins.associations.domain.council import the_council, warnings_of
from mms_wagtail.plugins.associations.models import AssociationIndexPage, MethodologicalCouncilPage


def warn_of_composition(request: Any, page: Any) -> None:
    """Add a warning for each thing that is amiss with what was saved; it stays saved."""
    # Autosave asks for JSON, every few seconds.
    if isinstance(page.specific, MethodologicalCouncilPage) and request.accepts("text/html"):
        for text in warnings_of(page.specific):
            messages.warning(request, text)


class CouncilPanel(Component):
    """What is amiss with the council, for those who may mend it; nothing when all is well."""

    name = "mms_council"
    template_name = "mms_wagtail/associations/admin/council_panel.html"
    order = 47

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        council = the_council()
        if council is None:
            section = AssociationIndexPage.objects.order_by("pk").first()
            may_add = section is not None and section.permissions_for_user(user).can_add_subpage()
            return {"add_url": _add_url(section) if may_add else "", "warnings": []}
        if not council.permissions_for_user(user).can_edit():
            return {"warnings": []}
        return {
            "warnings": warnings_of(council),
            "edit_url": reverse("wagtailadmin_pages:edit", args=[council.pk]),
        }


def _add_url(section: Any) -> str:
    meta = MethodologicalCouncilPage._meta
    return reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, section.pk])
