"""How many records of repeated practices wait, on the admin's first page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from mms_wagtail.plugins.practices.models import Repetition
from mms_wagtail.plugins.practices.permissions import may_answer


class RepetitionsPanel(Component):
    """One line, and nothing when nothing waits. One query."""

    name = "mms_repetitions"
    template_name = "mms_wagtail/practices/admin/repetitions_panel.html"
    order = 45

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not may_answer(parent_context["request"].user):
            return {"waiting": 0}
        waiting = Repetition.objects.filter(state=Repetition.State.WAITING).count()
        return {"waiting": waiting, "url": f"{reverse('mms_repetitions:index')}?state=waiting"}
