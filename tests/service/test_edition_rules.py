"""Which edition is in force on a day, and which cannot be."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from mms_wagtail.plugins.service.edition_rules import (
    current_edition,
    edition_errors,
    edition_name,
    state_of,
    wrong_editions,
)

DAY = dt.date


def edition(**values):
    defaults = dict.fromkeys(("school_year", "valid_from", "valid_until", "act_date", "pk"))
    texts = dict.fromkeys(("act_title", "act_by", "act_number", "signature", "signed_by"), "")
    return SimpleNamespace(**{**defaults, **texts, **values})


def test_the_edition_in_force_changes_with_the_day():
    old = edition(valid_from=DAY(2013, 9, 2), valid_until=DAY(2020, 1, 13))
    new = edition(valid_from=DAY(2020, 1, 14))
    both = [old, new]
    assert current_edition(both, "regulation", on=DAY(2013, 9, 1)) is None
    assert current_edition(both, "regulation", on=DAY(2020, 1, 13)) is old
    assert current_edition(both, "regulation", on=DAY(2020, 1, 14)) is new
    states = [state_of(item, new, "regulation", on=DAY(2020, 1, 14)) for item in both]
    assert states == ["past", "current"]
    assert state_of(new, old, "regulation", on=DAY(2020, 1, 13)) == "future"


def test_a_plan_is_in_force_in_its_year_and_an_analysis_until_the_next():
    first, second = edition(school_year=2024), edition(school_year=2025)
    assert current_edition([first, second], "plan", on=DAY(2025, 8, 31)) is first
    assert current_edition([first, second], "plan", on=DAY(2025, 9, 1)) is second
    assert current_edition([first, second], "plan", on=DAY(2026, 9, 1)) is None
    assert current_edition([first, second], "analysis", on=DAY(2030, 1, 1)) is second


def test_names_of_editions():
    assert edition_name(edition(school_year=2026), "plan") == "2026/27 учебный год"
    words = edition_name(edition(valid_from=DAY(2024, 1, 15), valid_until=DAY(2028, 12, 31)), "agreement")
    assert words.replace("\N{NO-BREAK SPACE}", " ") == "с 15 января 2024 г. по 31 декабря 2028 г."
    assert edition_name(edition(), "other") == ""


@pytest.mark.parametrize(
    ("values", "field", "cure"),
    [
        ({"valid_from": DAY(2026, 2, 1), "valid_until": DAY(2026, 1, 31)}, "valid_until", "Исправьте одну"),
        ({"act_number": "5"}, "act_title", "Приказ"),
        ({"act_title": "Приказ", "act_date": DAY(2100, 1, 1)}, "act_date", "Укажите день"),
        ({"signature": "x.sig"}, "signed_by", "фамилия и должность"),
        ({"signed_by": "Третьякова"}, "signature", "очистите имя"),
    ],
)
def test_one_edition_by_itself(values, field, cure):
    errors = edition_errors(edition(**values))
    assert set(errors) == {field}
    assert cure in errors[field]


def mistakes(kind, *rows):
    return [(wrong.place, wrong.field) for wrong in wrong_editions(rows, kind)]


def test_yearly_documents_need_a_year_and_one_row_for_each():
    assert mistakes("plan", edition(school_year=2025), edition(school_year=2026)) == []
    assert mistakes("plan", edition(school_year=2025), edition(school_year=2025)) == [(1, "school_year")]
    assert mistakes("analysis", edition(valid_from=DAY(2026, 1, 1))) == [(0, "school_year")]


def test_other_documents_need_a_first_day_and_no_year():
    assert mistakes("regulation", edition()) == [(0, "valid_from")]
    assert mistakes("council", edition(school_year=2025)) == [(0, "school_year")]


def test_editions_may_touch_but_not_overlap():
    old, new = edition(valid_from=DAY(2013, 9, 2)), edition(valid_from=DAY(2020, 1, 14))
    wrong = wrong_editions([old, new], "regulation")
    assert [(item.place, item.field) for item in wrong] == [(1, "valid_from")]
    assert "13 января 2020" in wrong[0].message.replace("\N{NO-BREAK SPACE}", " ")
    assert mistakes("regulation", new, old) == [(1, "valid_from")]  # whatever their order in the form
    old.valid_until = DAY(2020, 1, 14)
    assert mistakes("regulation", old, new) == [(1, "valid_from")]
    old.valid_until = DAY(2020, 1, 13)
    assert mistakes("regulation", old, new) == []


def test_two_editions_of_one_day_are_told_apart():
    twins = [edition(valid_from=DAY(2020, 1, 14)), edition(valid_from=DAY(2020, 1, 14))]
    assert "с одного дня" in wrong_editions(twins, "agreement")[0].message
