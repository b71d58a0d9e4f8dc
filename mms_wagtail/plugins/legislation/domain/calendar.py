"""What enters into force, ends, or is due in the next twelve months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.plugins.legislation.domain.updates import concerns, published_updates
from mms_wagtail.plugins.legislation.models import ActEdition, LegalAct

Kind = Literal["start", "edition", "repeal", "due"]
MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """One day of the calendar.

    ``label`` says what happens that day, ``name`` to what. ``uid`` stays as long as the event is the
    same; ``changed_at`` is when its source was revised last.
    """

    day: dt.date
    kind: Kind
    label: str
    name: str
    text: str
    url: str
    uid: str
    changed_at: dt.datetime

    @property
    def title(self) -> str:
        """One line, for a list and for other calendars."""
        return f"{self.label}: {self.name}"


@dataclass(frozen=True, kw_only=True)
class CalendarMonth:
    first: dt.date
    days: tuple[tuple[dt.date, tuple[CalendarEvent, ...]], ...]


def year_ahead(today: dt.date) -> dt.date:
    """The first day that the calendar does not show any more."""
    year, month = today.year + 1, today.month
    return dt.date(year, month, min(today.day, 28 if month == 2 else today.day))


def calendar_events(*, since: dt.date, until: dt.date, request: Any = None) -> list[CalendarEvent]:
    """Events from ``since`` to the day before ``until``, in their order. A fixed number of queries."""
    events = [*_acts(since, until), *_editions(since, until), *_due(since, until, request)]
    return sorted(events, key=lambda event: (event.day, event.kind, event.title))


def coming(*, limit: int, request: Any = None) -> list[CalendarEvent]:
    """The next events of the calendar."""
    today = timezone.localdate()
    return calendar_events(since=today, until=year_ahead(today), request=request)[:limit]


def months_of(events: Iterable[CalendarEvent]) -> list[CalendarMonth]:
    """Events by months, and by days within them."""
    return [
        CalendarMonth(
            first=first,
            days=tuple(
                (day, tuple(of_day)) for day, of_day in groupby(of_month, key=lambda event: event.day)
            ),
        )
        for first, of_month in groupby(events, key=lambda event: event.day.replace(day=1))
    ]


def _acts(since: dt.date, until: dt.date) -> Iterable[CalendarEvent]:
    starts = Q(effective_from__gte=since, effective_from__lt=until)
    # An act without a day of its own is in force from its signing.
    signed = Q(effective_from=None, signed_on__gte=since, signed_on__lt=until)
    ends = Q(repealed_on__gte=since, repealed_on__lt=until)
    found = LegalAct.objects.filter(starts | signed | ends).select_related("issuer", "repealed_by__issuer")
    for act in found:
        begins = act.in_force_from
        if since <= begins < until and begins != act.repealed_on:
            yield CalendarEvent(
                day=begins,
                kind="start",
                label=_("Вступает в силу"),
                name=act.name,
                text=act.title if not act.short_name else f"{act.heading}. {act.title}",
                url=act.get_absolute_url(),
                uid=f"act-{act.pk}-start",
                changed_at=act.changed_at,
            )
        if act.repealed_on and since <= act.repealed_on < until:
            successor = act.repealed_by
            yield CalendarEvent(
                day=act.repealed_on,
                kind="repeal",
                label=_("Утрачивает силу"),
                name=act.name,
                text=_("Вместо него действует %s.") % successor.name if successor else act.title,
                url=act.get_absolute_url(),
                uid=f"act-{act.pk}-end",
                changed_at=act.changed_at,
            )


def _editions(since: dt.date, until: dt.date) -> Iterable[CalendarEvent]:
    found = ActEdition.objects.filter(
        effective_from__gte=since, effective_from__lt=until, brought_by__isnull=False
    ).select_related("act__issuer", "brought_by__issuer")
    for edition in found:
        act = edition.act
        brought = _("Изменения внёс %s.") % edition.brought_by.citation if edition.brought_by else ""
        yield CalendarEvent(
            day=edition.effective_from,
            kind="edition",
            label=_("Новая редакция"),
            name=act.name,
            text=" ".join(filter(None, (_sentence(edition.note), brought))),
            url=act.get_absolute_url(),
            uid=f"act-{act.pk}-edition-{edition.effective_from:%Y%m%d}",
            changed_at=act.changed_at,
        )


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else f"{text}."


def _due(since: dt.date, until: dt.date, request: Any) -> Iterable[CalendarEvent]:
    for page in published_updates().filter(due_on__gte=since, due_on__lt=until):
        whom = concerns(page)
        yield CalendarEvent(
            day=page.due_on,
            kind="due",
            label=_("Срок"),
            name=page.title,
            text="\n".join(
                filter(None, (page.what_to_do.strip(), _("Кого касается: %s") % whom if whom else ""))
            ),
            url=page.get_url(request) or "",
            uid=f"update-{page.pk}-due",
            changed_at=page.last_published_at or page.first_published_at or timezone.now(),
        )
