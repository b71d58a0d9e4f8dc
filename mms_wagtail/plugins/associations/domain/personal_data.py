"""What the section keeps of a person."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q

from mms_wagtail.plugins.associations.choices import MeetingState
from mms_wagtail.plugins.associations.models import Attendee, CouncilMember, Meeting, Membership


def export(user: Any) -> dict[str, Any]:
    """Memberships, in the council too, and the meetings that the person was expected at."""
    members = Membership.objects.filter(person__user=user).select_related("page").order_by("since", "pk")
    rows = Attendee.objects.filter(person__user=user).select_related("meeting__holder")
    return {
        "memberships": [
            {
                "association": member.page.title,
                "role": member.get_role_display(),
                "position": member.position,
                "since": member.since,
                "until": member.until,
            }
            for member in members
        ],
        "council": [
            {
                "group": member.get_group_display(),
                "role": member.get_role_display(),
                "since": member.since,
                "until": member.until,
            }
            for member in CouncilMember.objects.filter(person__user=user).order_by("since", "pk")
        ],
        "attendance": [
            {
                "meeting": str(row.meeting),
                "of": row.meeting.holder.title,
                "date": row.meeting.held_on,
                "came": row.came,
            }
            for row in rows.order_by("meeting__held_on", "pk")
        ],
    }


def erase(user: Any) -> None:
    """Forget who came where; the number of those who came stays with the meeting.

    Where nobody wrote the numbers, the list of names was all that told them: they are written first.
    """
    listed = Meeting.objects.filter(state=MeetingState.HELD, attendance__person__user=user)
    unwritten = Meeting.objects.filter(pk__in=listed.values("pk")).filter(
        Q(attended=None) | Q(invited_total=None)
    )
    for meeting in unwritten.annotate(
        came=Count("attendance", filter=Q(attendance__came=True)), expected=Count("attendance")
    ):
        attended = meeting.came if meeting.attended is None else meeting.attended
        invited = max(meeting.expected, attended) if meeting.invited_total is None else meeting.invited_total
        # Past ``save``: that would overwrite what a leader is writing at this moment.
        Meeting.objects.filter(pk=meeting.pk).update(attended=attended, invited_total=invited)
    Attendee.objects.filter(person__user=user).delete()
