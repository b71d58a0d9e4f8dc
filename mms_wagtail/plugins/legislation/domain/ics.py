"""The calendar as a file that calendars of telephones subscribe to (RFC 5545)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from mms_wagtail.plugins.legislation.domain.calendar import CalendarEvent

PRODUCT = "-//mms-wagtail//legislation//RU"
REFRESH = dt.timedelta(hours=12)


def calendar_file(events: Iterable[CalendarEvent], *, base: str, name: str) -> bytes:
    """An iCalendar of all-day events.

    Parameters
    ----------
    base:
        Address of the site with its scheme and without a slash at the end: addresses of events begin with it,
        and its host makes their UIDs unique in the world (RFC 7986, 5.3).
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    host = urlsplit(base).hostname or "mms"
    for event in events:
        calendar.add_component(_event(event, base=base, host=host))
    return bytes(calendar.to_ical())


def _event(event: CalendarEvent, *, base: str, host: str) -> Event:
    made = Event()
    made.add("uid", f"{event.uid}@{host}")
    # When the source was revised last (RFC 5545, 3.8.7.2): a file that was made again is no revision.
    revised = event.changed_at.astimezone(dt.UTC).replace(microsecond=0)
    made.add("dtstamp", revised)
    made.add("last-modified", revised)
    made.add("dtstart", event.day)
    made.add("dtend", event.day + dt.timedelta(days=1))
    made.add("summary", event.title)
    address = event.url if "://" in event.url else f"{base}{event.url}"
    made.add("description", "\n".join(filter(None, (event.text, _("Подробнее: %s") % address))))
    made.add("url", address)
    made.add("transp", "TRANSPARENT")
    return made
