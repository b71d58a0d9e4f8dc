"""The council in words: what its page shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.domain.links import file_url
from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.models import PortalSettings
from mms_wagtail.plugins.associations.choices import DecisionState, MeetingState
from mms_wagtail.plugins.associations.council.choices import CouncilRole, Group
from mms_wagtail.plugins.associations.domain.council import (
    Composition,
    composition_in_force,
    compositions,
)
from mms_wagtail.plugins.associations.domain.holders import is_readable
from mms_wagtail.plugins.associations.models import Meeting

YEAR, COMPOSITION = "god", "sostav"


@dataclass(frozen=True, kw_only=True)
class MemberLine:
    """``role`` is "" for plain members; ``until`` says in words when a former member left."""

    name: str
    role: str
    position: str
    place: str
    until: str


@dataclass(frozen=True, kw_only=True)
class GroupLine:
    """Members who represent one group."""

    name: str
    members: tuple[MemberLine, ...]


@dataclass(frozen=True, kw_only=True)
class DecisionLine:
    """``tone`` is ok, late, open or dropped; ``state`` says the same in words."""

    text: str
    responsible: str
    state: str
    tone: str


@dataclass(frozen=True, kw_only=True)
class MeetingLine:
    """A meeting with its decisions; ``done`` of ``counted`` are carried out."""

    title: str
    url: str
    day: str
    is_held: bool
    state: str
    agenda: tuple[str, ...]
    decisions: tuple[DecisionLine, ...]
    done: int
    counted: int


@dataclass(frozen=True, kw_only=True)
class CompositionLine:
    """A composition as a choice."""

    label: str
    url: str
    is_shown: bool


def council_context(page: Any, request: Any) -> dict[str, Any]:
    """What ``council_page.html`` shows. A fixed number of queries.

    ``?god=2025-26`` shows the meetings of another school year, ``?sostav=2024-09-10`` an earlier composition.

    Raises
    ------
    Http404
        For a composition that there is not, and for what is no school year.
    """
    today = timezone.localdate()
    asked = request.GET if request is not None else {}
    members = list(page.members.select_related("person__organization", "organization"))
    found = compositions(
        page.acts.select_related("document__mms_file_info", "act_page"), members, today=today
    )
    current = composition_in_force(found, today=today)
    shown = _asked_composition(found, current, asked.get(COMPOSITION, ""))
    years = _years(page)
    year = _asked_year(years, asked.get(YEAR, ""))
    meetings = _meetings(page, year)
    lines = [meeting_line(meeting, today) for meeting in meetings]
    return {
        "today": today,
        "composition": shown,
        "is_old": shown is not None and shown != current,
        # Search engines should lead to what is in force.
        "noindex": bool(asked.get(COMPOSITION) or asked.get(YEAR)),
        "chair": _first(current, CouncilRole.CHAIR),
        "secretary": _first(current, CouncilRole.SECRETARY),
        "groups": group_lines(shown, today) if shown else [],
        "act_url": act_url(shown.act) if shown else "",
        "regulation_url": document_url(page.regulation),
        "act_words": act_words(shown) if shown else "",
        "compositions": [
            CompositionLine(
                label=composition_label(item),
                url="?" if item == current else f"?{COMPOSITION}={item.key}",
                is_shown=item == shown,
            )
            for item in found
        ],
        "years": [
            {"label": item.label, "url": f"?{YEAR}={item.slug}", "is_shown": item == year} for item in years
        ],
        "year": year,
        "upcoming": [line for line in lines if not line.is_held],
        "meetings": [line for line in lines if line.is_held],
        "done": sum(line.done for line in lines),
        "counted": sum(line.counted for line in lines),
        "json_ld": council_json_ld(page, request, current),
    }


def _asked_composition(
    found: Sequence[Composition], current: Composition | None, key: str
) -> Composition | None:
    if not key:
        return current
    for item in found:
        if item.key == key:
            return item
    raise Http404


def _years(page: Any) -> list[SchoolYear]:
    """School years with meetings, and the current one, the newest first; one query."""
    with_meetings = Meeting.objects.filter(holder_id=page.pk).order_by().values_list("school_year", flat=True)
    return sorted({*map(SchoolYear, with_meetings.distinct()), SchoolYear.current()}, reverse=True)


def _asked_year(years: Sequence[SchoolYear], text: str) -> SchoolYear:
    if not text:
        return SchoolYear.current()
    try:
        year = SchoolYear.parse(text)
    except ValueError as error:
        raise Http404 from error
    if year not in years:
        raise Http404
    return year


def _meetings(page: Any, year: SchoolYear) -> list[Any]:
    """Meetings of the year, the newest first; three queries."""
    rows = Meeting.objects.filter(holder_id=page.pk, school_year=year.start)
    return list(rows.exclude(state=MeetingState.CANCELLED).prefetch_related("agenda", "decisions"))


def meeting_line(meeting: Any, today: dt.date) -> MeetingLine:
    """A meeting in words. Reads ``agenda`` and ``decisions``, which the caller prefetches."""
    decisions = [decision_line(decision, today) for decision in meeting.decisions.all()]
    counted = [line for line in decisions if line.tone != "dropped"]
    return MeetingLine(
        title=meeting.title,
        url=meeting.get_absolute_url(),
        day=date_in_words(meeting.held_on),
        is_held=meeting.state == MeetingState.HELD,
        state=meeting.get_state_display(),
        agenda=tuple(item.title for item in meeting.agenda.all()),
        decisions=tuple(decisions),
        done=sum(line.tone == "ok" for line in counted),
        counted=len(counted),
    )


def decision_line(decision: Any, today: dt.date) -> DecisionLine:
    """A decision in words."""
    tone, state = "open", _("в работе")
    due = date_in_words(decision.due_on) if decision.due_on else ""
    if decision.state == DecisionState.DONE:
        tone = "ok"
        state = _("исполнено %s") % date_in_words(decision.done_on) if decision.done_on else _("исполнено")
    elif decision.state == DecisionState.DROPPED:
        tone, state = "dropped", _("снято с контроля")
    elif decision.is_late(today):
        tone, state = "late", _("срок прошёл %s") % due
    elif due:
        state = _("в работе до %s") % due
    return DecisionLine(text=decision.text, responsible=decision.responsible, state=state, tone=tone)


def _first(composition: Composition | None, role: str) -> MemberLine | None:
    members = composition.members if composition else ()
    return next((member_line(member) for member in members if member.role == role), None)


def member_line(member: Any, today: dt.date | None = None) -> MemberLine:
    """A member as the directory lets them be shown."""
    place = member.shown_organization
    left = member.until if today and member.until and member.until < today else None
    return MemberLine(
        name=member.display_name,
        role="" if member.role == CouncilRole.MEMBER else str(CouncilRole(member.role).label),
        position=member.shown_position,
        place=place.name if place else "",
        until=date_in_words(left) if left else "",
    )


def group_lines(composition: Composition, today: dt.date) -> list[GroupLine]:
    """Members by the groups of clause 3.5, those without members left out."""
    order = {group: place for place, group in enumerate(Group)}
    members = sorted(composition.members, key=lambda member: order.get(member.group, len(order)))
    return [
        GroupLine(name=str(Group(group).label), members=tuple(member_line(member, today) for member in rows))
        for group, rows in groupby(members, key=lambda member: member.group)
    ]


def act_words(composition: Composition) -> str:
    """«Приказ об утверждении состава от 10 сентября 2024 г. № 112-р»."""
    act = composition.act
    words = _("%(title)s от %(date)s № %(number)s")
    return words % {"title": act.title, "date": date_in_words(act.signed_on), "number": act.number}


def act_url(act: Any) -> str:
    """Where the act is read: its page, its file, or another site; "" when nowhere."""
    if act.act_page and is_readable(act.act_page):
        return act.act_page.get_url() or ""
    return document_url(act.document) or str(act.link)


def document_url(document: Any) -> str:
    """Address of a file of Wagtail's documents; "" without one."""
    return file_url(document, getattr(document, "mms_file_info", None)) if document else ""


def composition_label(composition: Composition) -> str:
    """«с 10 сентября 2024 г. по 31 августа 2026 г.»."""
    since = date_in_words(composition.since)
    if composition.until is None:
        return _("с %s") % since
    return _("с %(since)s по %(until)s") % {"since": since, "until": date_in_words(composition.until)}


def council_json_ld(page: Any, request: Any, current: Composition | None) -> dict[str, Any]:
    """The council as a schema.org Organization."""
    address = page.get_full_url(request) or ""
    service = PortalSettings.for_request(request) if request is not None else None
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": page.title,
        "url": address,
        "description": page.purpose,
    }
    if service and service.service_name:
        data["parentOrganization"] = {"@type": "Organization", "name": service.service_name}
    if current:
        data["member"] = [
            {
                "@type": "OrganizationRole",
                "roleName": str(CouncilRole(member.role).label),
                "member": {"@type": "Person", "name": member.display_name},
            }
            for member in current.members
        ]
    return {key: value for key, value in data.items() if value}
