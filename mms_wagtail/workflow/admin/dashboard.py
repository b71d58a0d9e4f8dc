"""What waits, on the admin's first page."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from mms_wagtail.workflow.admin.listing import LATE, LATE_EXPERT
from mms_wagtail.workflow.admin.sharing import NAME as SHARE
from mms_wagtail.workflow.domain.people import is_staff, may_assign
from mms_wagtail.workflow.models import Assignment, Submission

ITEMS = 5
REVIEWING = Submission.State.REVIEWING


def next_due() -> list[Submission]:
    """The first submissions by their day. One short query a state, because the index is by state and day."""
    found = [
        item
        for state in Submission.WAITING
        for item in Submission.objects.filter(state=state, due_on__isnull=False)
        .defer("data")
        .order_by("due_on")[:ITEMS]
    ]
    return sorted(found, key=lambda item: (item.due_on, item.state_since))[:ITEMS]


class SubmissionsPanel(Component):
    """Queues with their counts, what is late, and who. A fixed number of queries, whatever there is."""

    name = "mms_submissions"
    template_name = "mms_wagtail/admin/submissions_panel.html"
    order = 40

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        if not is_staff(user):
            return {"queues": []}
        today = timezone.localdate()
        counted = Submission.objects.filter(state__in=Submission.WAITING).values("state").order_by()
        counts: dict[str, dict[str, Any]] = {
            row["state"]: dict(row)
            for row in counted.annotate(total=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)))
        }
        listing = reverse("mms_submissions:index")
        queues = [
            {
                "label": Submission.State(state).label,
                "total": counts.get(state, {}).get("total", 0),
                "late": counts.get(state, {}).get("late", 0),
                "url": f"{listing}?state={state}",
                "late_url": f"{listing}?state={state}&late={LATE}",
            }
            for state in Submission.WAITING
        ]
        late = Assignment.objects.filter(state=Assignment.State.OPEN, due_on__lt=today)
        late_experts = [
            {**row, "url": f"{listing}?late={LATE_EXPERT}&expert={row['reviewer'] or ''}"}
            for row in late.values("reviewer", "reviewer_name")
            .annotate(total=Count("pk"), since=Min("due_on"))
            .order_by("since", "reviewer_name")[:ITEMS]
        ]
        return {
            "queues": queues,
            "next": next_due(),
            "late_experts": late_experts,
            "listing_url": listing,
            "late_url": f"{listing}?late={LATE_EXPERT}",
            "share_url": reverse(SHARE) if may_assign(user) and counts.get(REVIEWING) else "",
        }
