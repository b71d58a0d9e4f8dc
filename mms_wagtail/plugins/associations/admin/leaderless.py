"""Warns of associations that nobody leads: an editor as they save, the head on the first page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from mms_wagtail.plugins.associations.domain.leaders import without_leader
from mms_wagtail.plugins.associations.domain.members import current_members, leader_among
from mms_wagtail.plugins.associations.domain.permissions import edits_all
from mms_wagtail.plugins.associations.models import AssociationPage

ITEMS = 5


def warn_of_missing_leader(request: Any, page: Any) -> None:
    """Add a warning after an association without a leader was saved; it stays saved."""
    # Autosave asks for JSON, every few seconds.
    if page.specific_class is not AssociationPage or not request.accepts("text/html"):
        return
    saved = page.get_latest_revision_as_object()
    if not saved.is_closed and leader_among(current_members(saved.members.all())) is None:
        messages.warning(
            request,
            _(
                "Сегодня у объединения нет руководителя. Отметьте его на вкладке «Состав»: "
                "роль «руководитель», первый день и пустой последний."
            ),
        )


class LeaderlessPanel(Component):
    """Working associations without a leader, for those who can mend it."""

    name = "mms_leaderless"
    template_name = "mms_wagtail/associations/admin/leaderless.html"
    order = 130

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not edits_all(parent_context["request"].user):
            return {"total": 0}
        found = list(without_leader())
        pages = [(page.title, reverse("wagtailadmin_pages:edit", args=[page.pk])) for page in found[:ITEMS]]
        return {"total": len(found), "pages": pages, "more": max(0, len(found) - ITEMS)}
