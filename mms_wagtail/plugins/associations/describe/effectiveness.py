"""Effectiveness in words and bars: what the report, and the page of those who are measured, show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from mms_wagtail.conf import get_settings
from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.domain.effectiveness.report import (
    Line,
    average_total,
    averages,
)
from mms_wagtail.plugins.associations.domain.effectiveness.words import (
    formula_in_numbers,
    left_out,
    part_words,
)

YEAR = "god"
# The picture is as wide as a phone, so that its letters can be read there.
WIDTH, ROW, FULL = 360, 58, 290


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One indicator in the picture: lengths and places in its own units; None where nothing is known."""

    label: str
    value: str
    length: float | None
    before: float | None
    y: int

    @property
    def bar_y(self) -> int:
        return self.y + 8

    @property
    def before_y(self) -> int:
        return self.y + 25


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Bars of a year above thin ones of the year before; ``description`` says the same in words."""

    title: str
    description: str
    bars: tuple[Bar, ...]
    year: str
    year_before: str
    key: str

    width = WIDTH
    full = FULL

    @property
    def height(self) -> int:
        return ROW * len(self.bars) + 4


def picture(
    rows: Iterable[tuple[str, int | None, int | None]], *, year: SchoolYear, title: str, key: str = ""
) -> Picture:
    """Bars of ``rows``: a label, the percent of ``year``, and that of the year before."""
    bars, words = [], []
    for place, (label, percent, before) in enumerate(rows):
        value = _("нет данных") if percent is None else f"{percent} %"
        bars.append(
            Bar(label=label, value=value, length=_length(percent), before=_length(before), y=ROW * place + 16)
        )
        said = f"{label}: {value}"
        words.append(said if before is None else f"{said}, {_('годом раньше')} {before} %")
    return Picture(
        title=title,
        description="; ".join(words),
        bars=tuple(bars),
        year=year.label,
        year_before=year.previous.label,
        key=key,
    )


def _length(percent: int | None) -> float | None:
    return None if percent is None else round(FULL * percent / 100, 1)


def line_context(line: Line, *, year: SchoolYear) -> dict[str, Any]:
    """One association's year, for those who are measured."""
    parts: list[dict[str, Any]] = [
        {"words": part_words(part), "before": line.percent_before(part.indicator)} for part in line.now.parts
    ]
    rows = [(item["words"].label, item["words"].percent, item["before"]) for item in parts]
    title = _("Показатели за %s") % year.label
    return {
        "association": line.association,
        "year": year,
        "total": line.now.total,
        "total_before": line.total_before,
        "change": line.change,
        "parts": parts,
        "formula": formula_in_numbers(line.now),
        "left_out": left_out(line.now),
        "members_per_work": get_settings().effectiveness_members_per_work,
        "picture": picture(rows, year=year, title=title, key=str(line.association.pk)),
    }


def report_context(lines: Sequence[Line], *, year: SchoolYear) -> dict[str, Any]:
    """The whole district's year, for the service."""
    means = averages(lines)
    rows = [(mean.label, mean.percent, mean.before) for mean in means]
    return {
        "year": year,
        "lines": lines,
        "labels": [mean.label for mean in means],
        "average": average_total(lines),
        "unknown": sum(line.now.total is None for line in lines),
        "picture": picture(rows, year=year, title=_("В среднем по району за %s") % year.label),
        "members_per_work": get_settings().effectiveness_members_per_work,
        "explained": [part_words(part) for part in lines[0].now.parts] if lines else [],
    }


def asked_year(text: str, years: Sequence[SchoolYear]) -> SchoolYear:
    """The school year in an address, the current one without it.

    Raises
    ------
    Http404
        For what is no school year, or one that nothing is known of.
    """
    if not text:
        return SchoolYear.current()
    try:
        year = SchoolYear.parse(text)
    except ValueError as error:
        raise Http404 from error
    if year not in years:
        raise Http404
    return year


def year_links(years: Sequence[SchoolYear], shown: SchoolYear) -> list[dict[str, Any]]:
    """School years as choices."""
    return [{"label": year.label, "url": f"?{YEAR}={year.slug}", "is_shown": year == shown} for year in years]
