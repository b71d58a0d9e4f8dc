"""Scores of a school year beside those of the year before: of one association, and of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from mms_wagtail.conf import get_settings
from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.domain.effectiveness.formula import (
    Indicator,
    Measures,
    Score,
    half_up,
    score,
)
from mms_wagtail.plugins.associations.domain.effectiveness.measuring import measure, measured_in
from mms_wagtail.plugins.associations.domain.effectiveness.words import LABELS, change_words
from mms_wagtail.plugins.associations.models import Meeting, PlanItem


@dataclass(frozen=True, kw_only=True)
class Line:
    """An association with its score; ``before`` is None when it did not work in the year before."""

    association: Any
    now: Score
    before: Score | None

    @property
    def total_before(self) -> int | None:
        return self.before.total if self.before else None

    @property
    def change(self) -> str:
        """How the total changed, in words."""
        return change_words(self.now.total, self.total_before)

    def percent_before(self, indicator: Indicator) -> int | None:
        parts = self.before.parts if self.before else ()
        return next((part.percent for part in parts if part.indicator == indicator), None)


@dataclass(frozen=True, kw_only=True)
class Average:
    """The mean of an indicator over the associations that it is known of, this year and the year before."""

    indicator: Indicator
    label: str
    percent: int | None
    before: int | None


def lines_of(associations: Sequence[Any], *, year: SchoolYear, today: dt.date | None = None) -> list[Line]:
    """Scores of ``associations`` in ``year``, in their order. Fifteen queries, however many."""
    ids = [page.pk for page in associations]
    now = measure(ids, year=year, today=today)
    worked = set(measured_in(year.previous).order_by().values_list("pk", flat=True))
    before = measure([pk for pk in ids if pk in worked], year=year.previous, today=today)
    return [
        Line(
            association=page,
            now=score_of(now[page.pk]),
            before=score_of(before[page.pk]) if page.pk in before else None,
        )
        for page in associations
    ]


def score_of(measures: Measures) -> Score:
    """The score by the settings of the project."""
    settings = get_settings()
    return score(
        measures,
        weights=settings.effectiveness_weights,
        members_per_work=settings.effectiveness_members_per_work,
    )


def averages(lines: Sequence[Line]) -> list[Average]:
    """The means of the district, in the order of the indicators that have a weight."""
    weights = get_settings().effectiveness_weights
    return [
        Average(
            indicator=indicator,
            label=str(LABELS[indicator]),
            percent=_mean(
                part.percent for line in lines for part in line.now.parts if part.indicator == indicator
            ),
            before=_mean(line.percent_before(indicator) for line in lines),
        )
        for indicator in Indicator
        if weights.get(indicator)
    ]


def average_total(lines: Sequence[Line]) -> int | None:
    """The mean of the totals; None when nothing is known."""
    return _mean(line.now.total for line in lines)


def _mean(percents: Iterable[int | None]) -> int | None:
    known = [percent for percent in percents if percent is not None]
    return half_up(sum(known), len(known)) if known else None


def years_with_work() -> list[SchoolYear]:
    """School years up to the current one that something is recorded of; the newest first, two queries."""
    found = {SchoolYear.current()}
    for model in (Meeting, PlanItem):
        starts = model._default_manager.order_by().values_list("school_year", flat=True).distinct()
        found |= {SchoolYear(start) for start in starts}
    last = SchoolYear.of(timezone.localdate())
    return sorted((year for year in found if year <= last), reverse=True)
