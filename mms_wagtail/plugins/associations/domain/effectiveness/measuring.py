"""Counts what the formula needs, for many associations at once by a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.choices import DecisionState, MeetingState, PlanState
from mms_wagtail.plugins.associations.domain.effectiveness.formula import Measures
from mms_wagtail.plugins.associations.models import (
    AssociationPage,
    Attendee,
    BornMaterial,
    Decision,
    Meeting,
    Membership,
    PlanItem,
)
from mms_wagtail.plugins.associations.rules import member_key
from mms_wagtail.search.api import works_by_author

# Sections whose documents are works of the members.
WORKS = ("materials", "practices")
MEETING_FORM = "заседани"
FEW = 100


class Member(NamedTuple):
    """A membership as a plain row: thousands of them are read for a report."""

    page_id: int
    person_id: int | None
    name: str
    slug: str | None


def measured_in(year: SchoolYear) -> QuerySet[AssociationPage]:
    """The live associations that worked in ``year``."""
    begun = Q(founded_on=None) | Q(founded_on__lte=year.last_day)
    going = Q(closed_on=None) | Q(closed_on__gte=year.first_day)
    found: QuerySet[AssociationPage] = AssociationPage.objects.live().filter(begun, going)
    return found.order_by("title")


def measure(ids: Iterable[int], *, year: SchoolYear, today: dt.date | None = None) -> dict[int, Measures]:
    """Measures of the associations ``ids`` in ``year`` up to ``today``. Seven queries, however many."""
    now = today or timezone.localdate()
    day = min(now, year.last_day)
    wanted = set(ids)
    meetings = _meetings(wanted, year)
    held = {row["pk"]: row["holder_id"] for row in meetings if row["state"] == MeetingState.HELD}
    came = _attendance(meetings, year)
    members = _members(wanted, year, day)
    works = _works(members, held, year, day)
    # Days of decisions go on after the year that they were taken in.
    due = _decisions(held, year, now)
    planned = _planned(wanted, year, day)
    held_by: dict[int, int] = defaultdict(int)
    appointed: dict[int, int] = defaultdict(int)
    for row in meetings:
        is_held = row["state"] == MeetingState.HELD
        held_by[row["holder_id"]] += is_held
        appointed[row["holder_id"]] += is_held or row["held_on"] <= day
    return {
        pk: Measures(
            planned=planned.get(pk) or appointed[pk],
            held=held_by[pk],
            attended=came[pk][0],
            invited=came[pk][1],
            members=len({member_key(member) for member in members[pk]}),
            works=len(works[pk]),
            elapsed=_elapsed(year, day),
            due=due[pk][0],
            in_time=due[pk][1],
        )
        for pk in wanted
    }


def _elapsed(year: SchoolYear, day: dt.date) -> float:
    whole = (year.last_day - year.first_day).days + 1
    return min(1.0, max(0.0, ((day - year.first_day).days + 1) / whole))


def _narrowed(rows: Any, field: str, ids: set[int]) -> Any:
    """``rows`` of few ``ids``. Of many the caller chooses: SQLite takes no thousands of values in a query."""
    return rows.filter(**{f"{field}__in": ids}) if len(ids) <= FEW else rows


def _meetings(ids: set[int], year: SchoolYear) -> list[dict[str, Any]]:
    rows = _narrowed(Meeting.objects.filter(school_year=year.start).order_by(), "holder", ids)
    fields = ("pk", "holder_id", "state", "held_on", "attended", "invited_total")
    return [row for row in rows.values(*fields) if row["holder_id"] in ids]


def _attendance(meetings: list[dict[str, Any]], year: SchoolYear) -> dict[int, tuple[int, int]]:
    """People who came and who were invited, by association; the names count where nobody wrote numbers."""
    named = Attendee.objects.filter(meeting__school_year=year.start, meeting__state=MeetingState.HELD)
    counted = (
        named.order_by().values("meeting").annotate(came=Count("pk", filter=Q(came=True)), all=Count("pk"))
    )
    lists = {row["meeting"]: (row["came"], row["all"]) for row in counted}
    found: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for row in meetings:
        if row["state"] != MeetingState.HELD:
            continue
        written = (row["attended"], row["invited_total"])
        came, invited = written if None not in written else lists.get(row["pk"], (0, 0))
        if invited:
            sums = found[row["holder_id"]]
            found[row["holder_id"]] = (sums[0] + min(came, invited), sums[1] + invited)
    return found


def _members(ids: set[int], year: SchoolYear, day: dt.date) -> dict[int, list[Member]]:
    begun = Q(since=None) | Q(since__lte=day)
    stayed = Q(until=None) | Q(until__gte=year.first_day)
    rows = _narrowed(Membership.objects.filter(begun, stayed), "page", ids).order_by()
    found: dict[int, list[Member]] = defaultdict(list)
    for row in rows.values_list("page_id", "person_id", "name", "person__slug"):
        member = Member(*row)
        if member.page_id in ids:
            found[member.page_id].append(member)
    return found


def _works(
    members: dict[int, list[Member]], held: dict[int, int], year: SchoolYear, day: dt.date
) -> dict[int, set[str]]:
    """Works by association: of its members, and those that its meetings brought forth."""
    by_author = works_by_author(since=year.first_day, until=day, sections=WORKS)
    found: dict[int, set[str]] = defaultdict(set)
    for pk, people in members.items():
        for member in people:
            # A page has one number in whatever section it is.
            keys = by_author.get(member.slug, ()) if member.slug else ()
            found[pk] |= {key.partition(":")[2] for key in keys}
    born = BornMaterial.objects.filter(meeting__school_year=year.start, page__live=True)
    for meeting_id, page_id in born.values_list("meeting_id", "page_id"):
        if meeting_id in held:
            found[held[meeting_id]].add(str(page_id))
    return found


def _decisions(held: dict[int, int], year: SchoolYear, day: dt.date) -> dict[int, tuple[int, int]]:
    """Decisions that count and those carried out in time, by association."""
    rows = Decision.objects.filter(due_on__isnull=False, meeting__school_year=year.start)
    rows = rows.exclude(state=DecisionState.DROPPED).order_by()
    found: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for meeting_id, state, due_on, done_on in rows.values_list("meeting_id", "state", "due_on", "done_on"):
        is_done = state == DecisionState.DONE
        if meeting_id not in held or not (is_done or due_on < day):
            continue
        due, in_time = found[held[meeting_id]]
        # Carried out on a day that nobody wrote down: the doubt is for the doer.
        found[held[meeting_id]] = (due + 1, in_time + (is_done and (done_on is None or done_on <= due_on)))
    return found


def _planned(ids: set[int], year: SchoolYear, day: dt.date) -> dict[int, int]:
    """How many meetings the plans had for the days up to ``day``."""
    found: dict[int, int] = defaultdict(int)
    items = _narrowed(PlanItem.objects.filter(school_year=year.start).order_by(), "association", ids)
    fields = ("association_id", "meeting_id", "form", "state", "date", "month")
    for pk, meeting_id, form, state, date, month in items.values_list(*fields):
        is_meeting = meeting_id is not None or MEETING_FORM in form.lower()
        is_due = state == PlanState.DONE or _last_day(date, month, year) <= day
        if pk in ids and is_meeting and is_due:
            found[pk] += 1
    return found


def _last_day(date: dt.date | None, month: int | None, year: SchoolYear) -> dt.date:
    """By when an item of a plan is to be done."""
    if date:
        return date
    if not month:
        return year.last_day
    starts = year.month_starts(month)
    following = (starts + dt.timedelta(days=32)).replace(day=1)
    return following - dt.timedelta(days=1)
