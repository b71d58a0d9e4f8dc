"""A plan of a school year in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from mms_wagtail.plugins.associations.choices import MeetingState, PlanState


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    """``month`` is the heading of its part of the plan, ``day`` the number of the day, "" without one."""

    pk: int
    month: str
    day: str
    title: str
    form: str
    responsible: str
    state: str
    state_label: str
    note: str
    url: str


@dataclass(frozen=True, kw_only=True)
class PlanSummary:
    """Numbers of a plan; what was cancelled counts in none of them."""

    total: int
    done: int


def plan_lines(items: Iterable[Any]) -> list[PlanLine]:
    """Items in the order of the school year. Reads ``meeting`` of each."""
    return [plan_line(item) for item in sorted(items, key=lambda item: item.sort_key)]


def plan_line(item: Any) -> PlanLine:
    month = item.date.month if item.date else item.month
    first = item.year.month_starts(month) if month else None
    state, label = plan_state(item)
    return PlanLine(
        pk=item.pk,
        month=formats.date_format(first, "F Y").lower() if first else _("в течение года"),
        day=str(item.date.day) if item.date else "",
        title=item.title,
        form=item.form,
        responsible=item.responsible,
        state=state,
        state_label=label,
        note=item.note,
        url=item.meeting.get_absolute_url() if item.meeting else "",
    )


def plan_state(item: Any) -> tuple[str, str]:
    """The state and its word: an item whose meeting was held is done, a planned one that is past is late."""
    if item.state == PlanState.PLANNED:
        if item.meeting and item.meeting.state == MeetingState.HELD:
            return PlanState.DONE, str(PlanState.DONE.label)
        last = item.date
        if last and last < timezone.localdate():
            return "late", _("День прошёл")
    return item.state, str(item.get_state_display())


def plan_summary(lines: Iterable[PlanLine]) -> PlanSummary:
    counted = [line for line in lines if line.state != PlanState.CANCELLED]
    return PlanSummary(total=len(counted), done=sum(line.state == PlanState.DONE for line in counted))
