"""School years, as people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from mms_wagtail.domain.school_year_field import SchoolYearField, SchoolYearFormField
from mms_wagtail.domain.school_years import EARLIEST, LATEST, MONTHS, SchoolYear


@pytest.mark.parametrize(
    "text",
    [
        "2026/27",
        "2026-27",
        "2026/2027",
        "2026 – 2027 учебный год",
        " 26/27 ",
        "2026",
        "2026—2027 уч. г.",
        2026,
    ],
)
def test_clumsy_writing_is_read(text: object) -> None:
    assert SchoolYear.parse(text) == SchoolYear(2026)


@pytest.mark.parametrize(
    "text", ["", "год", "2026/28", "2026/25", "1/2", "20261", "1812/13", "2026/27/28", "3026/27", "₂₀₂₆/₂₇"]
)
def test_what_is_no_school_year_is_told_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match="«20"):
        SchoolYear.parse(text)


@given(st.dates(min_value=dt.date(EARLIEST + 1, 1, 1), max_value=dt.date(LATEST, 1, 1)))
def test_every_day_is_in_its_year_alone(day: dt.date) -> None:
    year = SchoolYear.of(day)
    assert day in year
    assert day not in year.previous
    assert day not in year.following
    assert SchoolYear.parse(year.label) == SchoolYear.parse(year.slug) == year
    assert year.last_day + dt.timedelta(days=1) == year.following.first_day
    assert [year.month_starts(month) in year for month in MONTHS] == [True] * 12


def test_the_form_field_shows_what_it_reads() -> None:
    field = SchoolYearField().formfield()
    assert isinstance(field, SchoolYearFormField)
    assert (field.prepare_value(2026), field.clean("26/27")) == ("2026/27", 2026)
    assert not field.has_changed(2026, "2026/27")
    with pytest.raises(ValidationError, match="идёт «2026/27»"):
        field.clean("2026/28")
