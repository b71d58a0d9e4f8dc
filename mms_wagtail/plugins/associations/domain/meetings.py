"""Meetings as lists: of a year, the coming ones, with how many decisions were carried out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from mms_wagtail.plugins.associations.choices import DecisionState, MeetingState
from mms_wagtail.plugins.associations.domain.holders import readable_holders
from mms_wagtail.plugins.associations.models import Meeting


def with_decision_counts(meetings: QuerySet[Meeting]) -> Any:
    """Add ``decided`` and ``carried_out``; what was dropped from control counts in neither."""
    kept = ~Q(decisions__state=DecisionState.DROPPED)
    done = Q(decisions__state=DecisionState.DONE)
    return meetings.annotate(
        decided=Count("decisions", filter=kept), carried_out=Count("decisions", filter=done)
    )


def meetings_of_year(holder_id: int, year: int) -> Any:
    """Meetings of one holder in a school year, in their order."""
    found = Meeting.objects.filter(holder_id=holder_id, school_year=year)
    return with_decision_counts(found).order_by("held_on", "pk")


def coming_meetings(holder_ids: Iterable[int] | None = None, *, today: dt.date | None = None) -> Any:
    """Planned meetings from today on that readers may see, the nearest first; of all holders without ids."""
    day = today or timezone.localdate()
    found = Meeting.objects.filter(state=MeetingState.PLANNED, held_on__gte=day)
    if holder_ids is not None:
        found = found.filter(holder_id__in=holder_ids)
    return (
        found.filter(holder__in=readable_holders())
        .select_related("holder")
        .order_by("held_on", "starts_at", "pk")
    )


def same_number(meeting: Meeting, *, number: str, school_year: int) -> Meeting | None:
    """Another meeting of the holder in the school year with ``number``; cancelled ones aside. One query."""
    if not number:
        return None
    others = Meeting.objects.filter(holder_id=meeting.holder_id, school_year=school_year, number=number)
    found: Meeting | None = others.exclude(state=MeetingState.CANCELLED).exclude(pk=meeting.pk).first()
    return found


def years_of(association: Any) -> list[int]:
    """School years that something is known of, the newest first. Two queries."""
    met = Meeting.objects.filter(holder_id=association.pk).values_list("school_year", flat=True)
    planned = association.plan_items.values_list("school_year", flat=True)
    return sorted({*met.order_by().distinct(), *planned.order_by().distinct()}, reverse=True)
