"""The bank on the admin's first page: what is newest, what needs a look."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from mms_wagtail.plugins.materials.domain.currency import outdated_soon
from mms_wagtail.plugins.materials.models import MaterialPage

ITEMS = 5


class MaterialsPanel(Component):
    """Newest materials, and those that soon stop being current."""

    name = "mms_materials"
    template_name = "mms_wagtail/admin/materials_panel.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        allowed = page_permission_policy.explorable_instances(user)
        materials = MaterialPage.objects.filter(pk__in=allowed.values("pk"))
        soon = outdated_soon(materials, today=timezone.localdate())
        return {
            "newest": materials.filter(live=True).order_by("-first_published_at")[:ITEMS],
            "soon": soon[:ITEMS],
            "soon_count": soon.count(),
            "total": materials.filter(live=True).count(),
            "listing_url": reverse("materials:index"),
            "add_url": reverse("materials:choose_parent"),
        }
