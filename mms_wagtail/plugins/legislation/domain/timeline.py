"""Editions of an act as stretches of time. The first part is pure: dates in, stretches out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Span:
    """A stretch in which the text of an act stays the same.

    ``ends`` is the first day that is no longer in it, None for one that has no end yet. ``edition`` is
    the :class:`ActEdition` that begins it, or None for the act as it was adopted.
    """

    begins: dt.date
    ends: dt.date | None
    edition: Any = None

    @property
    def last_day(self) -> dt.date | None:
        return self.ends - ONE_DAY if self.ends else None

    def covers(self, date: dt.date) -> bool:
        return self.begins <= date and (self.ends is None or date < self.ends)


def stretches(
    days: Iterable[dt.date], *, begins: dt.date, ends: dt.date | None
) -> list[tuple[dt.date, dt.date | None]]:
    """Cut the life of an act at ``days``. Days outside of it are left out; the parts join without a gap."""
    inside = {day for day in days if day > begins and (ends is None or day < ends)}
    starts = [begins, *sorted(inside)]
    return list(zip(starts, [*starts[1:], ends], strict=True))


def spans_of(act: Any, editions: Sequence[Any]) -> list[Span]:
    """The stretches of ``act``, the earliest first; at least one."""
    by_day = {edition.effective_from: edition for edition in reversed(editions)}
    begins = act.in_force_from
    return [
        Span(begins=first, ends=last, edition=by_day.get(first))
        for first, last in stretches(by_day, begins=begins, ends=act.repealed_on)
    ]


def span_on(spans: Sequence[Span], date: dt.date) -> Span | None:
    """The stretch that ``date`` is in; None before the first and after the last."""
    return next((span for span in spans if span.covers(date)), None)
