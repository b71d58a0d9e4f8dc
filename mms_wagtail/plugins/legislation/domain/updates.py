"""Published updates, as lists show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.plugins.legislation.models import LegislationUpdatePage


@dataclass(frozen=True, kw_only=True)
class UpdateLine:
    """An update within a list. ``concerns`` is "" when it concerns everybody; ``due`` may be past."""

    title: str
    url: str
    summary: str
    date: dt.date
    concerns: str
    effective_from: dt.date | None
    is_ahead: bool
    due_on: dt.date | None
    is_due: bool
    what_to_do: tuple[str, ...]
    acts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Month:
    """Updates of a month; ``first`` is its first day."""

    first: dt.date
    lines: tuple[UpdateLine, ...]


def published_updates() -> QuerySet[Any]:
    """Public updates, the newest first, with what their lines show."""
    found = LegislationUpdatePage.objects.live().public().order_by("-date", "-pk")
    listed: QuerySet[Any] = found.defer("body").prefetch_related(
        "audiences", "levels", "subjects", "acts__act__issuer"
    )
    return listed


def update_lines(pages: Iterable[Any], request: Any = None) -> list[UpdateLine]:
    """Lines of updates that :func:`published_updates` gave; no queries of their own."""
    today = timezone.localdate()
    return [
        UpdateLine(
            title=page.title,
            url=page.get_url(request) or "",
            summary=page.summary,
            date=page.date,
            concerns=concerns(page),
            effective_from=page.effective_from,
            is_ahead=page.effective_from is not None and page.effective_from > today,
            due_on=page.due_on,
            is_due=page.due_on is not None and page.due_on >= today,
            what_to_do=tasks(page.what_to_do),
            acts=tuple(link.act.name for link in page.acts.all()),
        )
        for page in pages
    ]


def by_month(lines: Iterable[UpdateLine]) -> list[Month]:
    """Lines that stand by their dates, grouped by months."""
    grouped = groupby(lines, key=lambda line: line.date.replace(day=1))
    return [Month(first=first, lines=tuple(items)) for first, items in grouped]


def tasks(text: str) -> tuple[str, ...]:
    """What to do, line by line, without the dashes and numbers that editors put before them."""
    return tuple(filter(None, (line.strip().lstrip("-–—•").strip() for line in text.splitlines())))


def concerns(page: Any) -> str:
    """Whom an update concerns: «Учитель-предметник, Методист · Алгебра · Основное общее»."""
    parts = []
    for terms in (page.audiences.all(), page.subjects.all(), page.levels.all()):
        names = [term.name for term in terms]
        # «и ещё 1» takes the room of the one name that it hides.
        kept = names if len(names) == 4 else names[:3]
        more = len(names) - len(kept)
        parts.append(", ".join(kept) + (_(" и ещё %d") % more if more else ""))
    return " · ".join(filter(None, parts))
