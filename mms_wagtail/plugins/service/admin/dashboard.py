"""What the register of documents lacks, on the admin's first page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from mms_wagtail.plugins.service.admin.links import gap_lines
from mms_wagtail.plugins.service.domain.register import register_gaps
from mms_wagtail.plugins.service.permissions import may_mend


class RegisterPanel(Component):
    """Each gap with the link that mends it. Three queries; none for those who do not keep the register."""

    name = "mms_service_register"
    template_name = "mms_wagtail/service/admin/register_panel.html"
    order = 40

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not may_mend(parent_context["request"].user):
            return {"shown": False}
        lines = gap_lines(register_gaps(on=timezone.localdate()))
        return {
            "shown": True,
            "gaps": lines,
            "serious": sum(line.serious for line in lines),
            "report_url": reverse("mms_service_report"),
        }
