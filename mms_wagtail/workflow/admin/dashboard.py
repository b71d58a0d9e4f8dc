"""What waits, on the admin's first page."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from mms_wagtail.workflow.domain.people import is_staff
from mms_wagtail.workflow.models import Assignment, Submission

ITEMS = 5


class SubmissionsPanel(Component):
    """Queues with their counts, what is late, and who. Four queries, whatever there is."""

    name = "mms_submissions"
    template_name = "mms_wagtail/admin/submissions_panel.html"
    order = 40

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        if not is_staff(user):
            return {"queues": []}
        today = timezone.localdate()
        counted = Submission.objects.filter(state__in=Submission.WAITING).values("state").order_by()
        counts = {
            row["state"]: row
            for row in counted.annotate(total=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)))
        }
        listing = reverse("mms_submissions:index")
        queues = [
            {
                "label": Submission.State(state).label,
                "total": counts.get(state, {}).get("total", 0),
                "late": counts.get(state, {}).get("late", 0),
                "url": f"{listing}?state={state}",
            }
            for state in Submission.WAITING
        ]
        next_ones = Submission.objects.filter(state__in=Submission.WAITING).order_by("due_on", "state_since")
        late = Assignment.objects.filter(state=Assignment.State.OPEN, due_on__lt=today)
        return {
            "queues": queues,
            "next": next_ones[:ITEMS],
            "late_reviews": late.select_related("submission").order_by("due_on")[:ITEMS],
            "listing_url": listing,
        }
