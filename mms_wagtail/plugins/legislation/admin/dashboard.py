"""How much must be checked by new editions, on the admin's first page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from mms_wagtail.plugins.legislation.domain.impact import open_ones
from mms_wagtail.plugins.legislation.impact_permissions import may_decide
from mms_wagtail.plugins.legislation.models import ImpactCase


class ImpactPanel(Component):
    """One line, and nothing when nothing waits. One query."""

    name = "mms_impact"
    template_name = "mms_wagtail/legislation/admin/impact_panel.html"
    order = 46

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not may_decide(parent_context["request"].user):
            return {"waiting": 0}
        waiting = open_ones().filter(state=ImpactCase.State.CHECK).count()
        return {"waiting": waiting, "url": f"{reverse('mms_impact:index')}?shown=open&state=check"}
