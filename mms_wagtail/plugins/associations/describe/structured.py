"""Associations and meetings for search engines: schema.org Organization and Event."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from mms_wagtail.plugins.associations.choices import MeetingState

CONTEXT = "https://schema.org"
STATUS = {
    MeetingState.PLANNED: "EventScheduled",
    MeetingState.HELD: "EventScheduled",
    MeetingState.CANCELLED: "EventCancelled",
}


def organization(page: Any, *, members: Any, below: Any, parent: Any) -> dict[str, Any]:
    """The association; ``members`` are those whom readers see, ``below`` pages of its school associations."""
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Organization",
        "name": page.title,
        "url": page.full_url or "",
        "description": page.purpose,
        "foundingDate": page.founded_on.isoformat() if page.founded_on else "",
        "dissolutionDate": page.closed_on.isoformat() if page.closed_on else "",
        "member": [
            {"@type": "Person", "name": line.name, **({"jobTitle": line.position} if line.position else {})}
            for line in members
        ],
        "department": [_brief(item) for item in below],
    }
    if parent is not None:
        data["parentOrganization"] = _brief(parent)
    elif page.organization:
        data["parentOrganization"] = {"@type": "Organization", "name": page.organization.name}
    return {key: value for key, value in data.items() if value}


def event(meeting: Any, *, holder: Any, base: str) -> dict[str, Any]:
    """A meeting; ``base`` begins its address («https://portal.example»)."""
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Event",
        "name": f"{meeting.title} — {holder.title}",
        "startDate": starts(meeting).isoformat(),
        "eventStatus": f"{CONTEXT}/{STATUS[MeetingState(meeting.state)]}",
        "location": _location(meeting, holder),
        "organizer": {"@type": "Organization", "name": holder.title, "url": holder.full_url or ""},
        "url": base + meeting.get_absolute_url(),
    }
    mode = "OnlineEventAttendanceMode" if meeting.link and not meeting.place else "OfflineEventAttendanceMode"
    data["eventAttendanceMode"] = f"{CONTEXT}/{mode}"
    if meeting.summary:
        data["description"] = meeting.summary
    return data


def starts(meeting: Any) -> dt.date | dt.datetime:
    """The moment of the beginning; the day alone where the hour is not known."""
    if meeting.starts_at is None:
        day: dt.date = meeting.held_on
        return day
    return timezone.make_aware(dt.datetime.combine(meeting.held_on, meeting.starts_at))


def _brief(page: Any) -> dict[str, Any]:
    return {"@type": "Organization", "name": page.title, "url": page.full_url or ""}


def _location(meeting: Any, holder: Any) -> dict[str, Any]:
    if meeting.link and not meeting.place:
        return {"@type": "VirtualLocation", "url": meeting.link}
    return {"@type": "Place", "name": meeting.place or holder.title}
