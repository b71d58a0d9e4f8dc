"""The digest of a month: what was told in it, and what entered into force."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.db.models.functions import TruncMonth
from django.utils import timezone

from mms_wagtail.plugins.legislation.domain.calendar import CalendarEvent, calendar_events
from mms_wagtail.plugins.legislation.domain.updates import UpdateLine, published_updates, update_lines

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])\Z", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Digest:
    """``events`` are those of the month; ``previous`` and ``next`` are first days of months, or None."""

    first: dt.date
    lines: tuple[UpdateLine, ...]
    events: tuple[CalendarEvent, ...]
    previous: dt.date | None
    next: dt.date | None


@dataclass(frozen=True, kw_only=True)
class DigestMonth:
    first: dt.date
    total: int


def digest_months() -> list[DigestMonth]:
    """Months in which something was told, the newest first; one query."""
    # Those of the future are announced by the calendar, not by a digest.
    told = published_updates().filter(date__lte=timezone.localdate()).prefetch_related(None).order_by("date")
    days = told.annotate(month=TruncMonth("date")).values_list("month", flat=True)
    totals: dict[dt.date, int] = {}
    for month in days:
        totals[month] = totals.get(month, 0) + 1
    return [DigestMonth(first=month, total=total) for month, total in sorted(totals.items(), reverse=True)]


def read_month(text: str) -> dt.date | None:
    """The first day of «2026-11»; None for what is no month."""
    found = _MONTH.match(text)
    if not found or not 1 <= int(found[1]) <= 9998:
        return None
    return dt.date(int(found[1]), int(found[2]), 1)


def month_after(first: dt.date) -> dt.date:
    return dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)


def make_digest(first: dt.date, request: Any = None) -> Digest | None:
    """The digest of a month; None for one before the first update, or in the future."""
    known = [month.first for month in digest_months()]
    today = timezone.localdate()
    if not known or not known[-1] <= first <= today:
        return None
    end = month_after(first)
    pages = published_updates().filter(date__gte=first, date__lt=end, date__lte=today)
    events = [
        event for event in calendar_events(since=first, until=end, request=request) if event.kind != "due"
    ]
    return Digest(
        first=first,
        lines=tuple(update_lines(pages, request)),
        events=tuple(events),
        previous=next((month for month in known if month < first), None),
        next=next((month for month in reversed(known) if month > first), None),
    )
