"""Meetings as a calendar file (RFC 5545)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from icalendar import Calendar, Event, vText

from mms_wagtail.plugins.associations.choices import MeetingState

# Nobody writes down how long a meeting is to last.
LENGTH = dt.timedelta(hours=1, minutes=30)
PRODUCT = "-//mms_wagtail//associations//RU"


def calendar_of(meetings: Iterable[Any], *, name: str, base: str) -> bytes:
    """A calendar of ``meetings`` (with ``holder``); ``base`` begins their addresses."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    # Of an unknown property icalendar does not know that it is a text to be escaped.
    calendar.add("x-wr-calname", vText(_line(name)))
    for meeting in meetings:
        calendar.add_component(_event(meeting, base))
    written: bytes = calendar.to_ical()
    return written


def _event(meeting: Any, base: str) -> Event:
    event = Event()
    host = base.partition("//")[2] or "portal"
    event.add("uid", f"meeting-{meeting.pk}@{host}")
    event.add("dtstamp", meeting.changed_at)
    event.add("last-modified", meeting.changed_at)
    event.add("sequence", meeting.version)
    event.add("summary", _line(f"{meeting.title} — {meeting.holder.title}"))
    if meeting.starts_at:
        # In UTC, so that no description of the time zone has to travel with it.
        starts = timezone.make_aware(dt.datetime.combine(meeting.held_on, meeting.starts_at)).astimezone(
            dt.UTC
        )
        event.add("dtstart", starts)
        event.add("dtend", starts + LENGTH)
    else:
        event.add("dtstart", meeting.held_on)
        event.add("dtend", meeting.held_on + dt.timedelta(days=1))
    if meeting.place or meeting.link:
        event.add("location", _line(meeting.place or meeting.link))
    event.add("url", base + meeting.get_absolute_url())
    event.add("status", "CANCELLED" if meeting.state == MeetingState.CANCELLED else "CONFIRMED")
    return event


def _line(text: str) -> str:
    return " ".join(text.split())
