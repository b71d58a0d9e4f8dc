"""Meetings and people as lines of a page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from mms_wagtail.domain.dates import NBSP
from mms_wagtail.plugins.associations.choices import MeetingState


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """A member as readers may see them."""

    name: str
    position: str
    organization: str
    role: str
    role_label: str


@dataclass(frozen=True, kw_only=True)
class MeetingLine:
    """``when`` is the day in words; ``tone`` the state, "late" for a planned day that has passed."""

    title: str
    url: str
    date: dt.date
    when: str
    where: str
    link: str
    state: str
    state_label: str
    tone: str
    holder: str
    holder_url: str
    decided: int
    carried_out: int
    attended: str


def person_line(member: Any) -> PersonLine:
    organization = member.shown_organization
    return PersonLine(
        name=member.display_name,
        position=member.shown_position,
        organization=organization.name if organization else "",
        role=member.role,
        role_label=member.get_role_display(),
    )


def meeting_line(meeting: Any, *, holder: Any = None) -> MeetingLine:
    """A meeting of a list; ``holder`` is its page, where the list is of several."""
    return MeetingLine(
        title=meeting.title,
        url=meeting.get_absolute_url(),
        date=meeting.held_on,
        when=when_words(meeting),
        where=meeting.place or (_("по видеосвязи") if meeting.link else ""),
        link=meeting.link if meeting.state == MeetingState.PLANNED else "",
        state=meeting.state,
        state_label=state_label(meeting),
        tone="late" if is_overdue(meeting) else meeting.state,
        holder=holder.title if holder else "",
        holder_url=(holder.get_url() or "") if holder else "",
        decided=getattr(meeting, "decided", 0),
        carried_out=getattr(meeting, "carried_out", 0),
        attended=attendance(meeting),
    )


def when_words(meeting: Any) -> str:
    """«25 ноября 2026 г., среда, 15:00»."""
    day = formats.date_format(meeting.held_on, "j E Y, l").lower().replace(" ", NBSP, 2)
    day = day.replace(",", f"{NBSP}г.,", 1)
    return f"{day}, {meeting.starts_at:%H:%M}" if meeting.starts_at else day


def state_label(meeting: Any) -> str:
    """The state in a word; a planned day that has passed says so."""
    if is_overdue(meeting):
        return _("День прошёл, итогов ещё нет")
    return str(meeting.get_state_display())


def is_overdue(meeting: Any) -> bool:
    """Whether a planned day has passed and nobody has said what became of it."""
    return bool(meeting.state == MeetingState.PLANNED and meeting.held_on < timezone.localdate())


def attendance(meeting: Any) -> str:
    """«14 из 18», «14», or "" when nobody counted."""
    if meeting.attended is None:
        return ""
    if meeting.invited_total:
        return _("%(came)d из %(all)d") % {"came": meeting.attended, "all": meeting.invited_total}
    return str(meeting.attended)
