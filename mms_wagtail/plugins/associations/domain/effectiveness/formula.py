"""The formula: numbers of a school year become percents, and percents a score. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Indicator(StrEnum):
    """What is measured; the names are those of the setting ``EFFECTIVENESS_WEIGHTS``."""

    MEETINGS = "meetings"
    ATTENDANCE = "attendance"
    WORKS = "works"
    DECISIONS = "decisions"


@dataclass(frozen=True, kw_only=True)
class Measures:
    """Numbers of one association in one school year, as far as it has gone.

    Parameters
    ----------
    planned, held:
        Meetings that were to be held by now, and those that were held.
    attended, invited:
        People, summed over the meetings where somebody counted both.
    members, works:
        Those who belonged to it in the year, and what they published.
    elapsed:
        The part of the school year that has gone by, from 0 to 1.
    due, in_time:
        Decisions whose day has come or that were carried out earlier, and those carried out by their day.
    """

    planned: int = 0
    held: int = 0
    attended: int = 0
    invited: int = 0
    members: int = 0
    works: int = 0
    elapsed: float = 1.0
    due: int = 0
    in_time: int = 0


@dataclass(frozen=True, kw_only=True)
class Part:
    """One indicator: ``got`` of ``of``, in whole percents (0–100, None when unknown), and its weight."""

    indicator: Indicator
    got: int
    of: int
    percent: int | None
    weight: int


@dataclass(frozen=True, kw_only=True)
class Score:
    """The parts in the order of :class:`Indicator`, and the total (0–100; None when nothing is known)."""

    parts: tuple[Part, ...]
    total: int | None

    @property
    def known(self) -> tuple[Part, ...]:
        """The parts that the total is made of."""
        return tuple(part for part in self.parts if part.percent is not None)


def score(measures: Measures, *, weights: Mapping[str, int], members_per_work: int) -> Score:
    """The score of ``measures``.

    Each indicator is a whole percent, at most 100. The total is their mean by ``weights``, over the
    indicators that are known: what nobody could measure does not count against anybody. Indicators
    without a weight are left out.
    """
    pairs = {
        Indicator.MEETINGS: (measures.held, measures.planned),
        Indicator.ATTENDANCE: (measures.attended, measures.invited),
        Indicator.WORKS: (measures.works, expected_works(measures, members_per_work=members_per_work)),
        Indicator.DECISIONS: (measures.in_time, measures.due),
    }
    parts = tuple(
        Part(indicator=indicator, got=got, of=of, percent=percent(got, of), weight=weights[indicator])
        for indicator, (got, of) in pairs.items()
        if weights.get(indicator)
    )
    return Score(parts=parts, total=total_of(parts))


def total_of(parts: tuple[Part, ...]) -> int | None:
    """The mean of the known percents by their weights, rounded."""
    known = [(part.percent, part.weight) for part in parts if part.percent is not None]
    weight = sum(pair[1] for pair in known)
    return half_up(sum(share * own for share, own in known), weight) if weight else None


def percent(got: int, of: int) -> int | None:
    """``got`` of ``of`` in whole percents, at most 100; None when ``of`` is 0: then nothing is known."""
    return min(100, half_up(100 * got, of)) if of > 0 else None


def half_up(number: int, by: int) -> int:
    """``number`` / ``by`` rounded as people round: a half goes up. Both are whole, so no digit is lost."""
    return (2 * number + by) // (2 * by)


def expected_works(measures: Measures, *, members_per_work: int) -> int:
    """How many works are expected by now: one of so many members a year, at least one.

    0, which is unknown, without members, and for a year of which neither a plan nor a meeting is recorded:
    an association that came to the portal later is not to blame for the years before.
    """
    if not measures.members or not (measures.planned or measures.held):
        return 0
    whole = -(-measures.members // members_per_work)
    # In September nobody has published a year's works yet.
    return max(1, int(whole * measures.elapsed + 0.5))
