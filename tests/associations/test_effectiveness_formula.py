"""The formula of effectiveness: what holds for all numbers, and for those that people dispute."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mms_wagtail.conf import INDICATORS
from mms_wagtail.plugins.associations.domain.effectiveness.formula import (
    Indicator,
    Measures,
    half_up,
    percent,
    score,
)
from mms_wagtail.plugins.associations.domain.effectiveness.words import (
    change_words,
    formula_in_numbers,
    left_out,
    part_words,
)

WEIGHTS = {"meetings": 30, "attendance": 20, "works": 25, "decisions": 25}
counts = st.integers(0, 500)


@st.composite
def measures(draw):
    """Numbers that can be: nobody carries out more decisions than there are."""
    planned, held = draw(counts), draw(counts)
    # Without a meeting nobody came to one, and nothing was decided.
    due, invited = (draw(counts), draw(counts)) if held else (0, 0)
    return Measures(
        planned=planned,
        held=held,
        attended=draw(st.integers(0, invited)),
        invited=invited,
        members=draw(counts),
        works=draw(counts),
        elapsed=draw(st.floats(0, 1)),
        due=due,
        in_time=draw(st.integers(0, due)),
    )


weights = st.dictionaries(st.sampled_from(INDICATORS), st.integers(0, 100), min_size=1).filter(
    lambda chosen: any(chosen.values())
)


def scored(numbers, chosen=None, per_work=5):
    return score(numbers, weights=chosen or WEIGHTS, members_per_work=per_work)


def test_the_indicators_are_those_of_the_setting():
    assert tuple(Indicator) == INDICATORS


@given(measures(), weights)
def test_a_score_lies_between_its_least_and_its_greatest_part(numbers, chosen):
    result = scored(numbers, chosen)
    if not result.known:
        assert result.total is None
        return
    shares = [part.percent for part in result.known]
    assert 0 <= min(shares) <= result.total <= max(shares) <= 100


@given(measures(), weights, st.integers(2, 9))
def test_only_the_proportions_of_weights_matter(numbers, chosen, times):
    grown = {name: weight * times for name, weight in chosen.items()}
    assert scored(numbers, grown).total == scored(numbers, chosen).total


@given(measures(), weights)
def test_what_is_unknown_does_not_count_against(numbers, chosen):
    result = scored(numbers, chosen)
    assume(result.known)
    without = {part.indicator: part.weight for part in result.known}
    assert scored(numbers, without).total == result.total


@given(measures(), st.sampled_from(["held", "attended", "works", "in_time"]))
def test_more_of_the_good_never_lowers_the_score(numbers, name):
    more = Measures(**{**vars(numbers), name: getattr(numbers, name) + 1})
    before, after = scored(numbers).total, scored(more).total
    assert before is None or after >= before


@given(st.integers(0, 10_000), st.integers(1, 1_000))
def test_halves_go_up(number, by):
    assert abs(half_up(number, by) - number / by) <= 0.5
    assert half_up(2 * number + 1, 2) == number + 1


@given(measures(), weights)
def test_the_written_formula_gives_the_score(numbers, chosen):
    result = scored(numbers, chosen)
    line = formula_in_numbers(result)
    if result.total is None:
        assert line == ""
        return
    left, right = line.split(" = ")
    above, below = (eval(part.strip("()").replace("×", "*")) for part in left.split(" ÷ "))
    assert half_up(above, below) == int(right) == result.total


def test_a_year_in_numbers():
    numbers = Measures(
        planned=5, held=4, attended=46, invited=60, members=12, works=2, due=7, in_time=5
    )  # fmt: skip
    result = scored(numbers)
    assert [part.percent for part in result.parts] == [80, 77, 67, 71]
    assert formula_in_numbers(result) == "(80 × 30 + 77 × 20 + 67 × 25 + 71 × 25) ÷ (30 + 20 + 25 + 25) = 74"
    assert part_words(result.parts[2]).numbers == "2, ожидается 3"


def test_an_empty_association_has_no_score_and_no_reproach():
    result = scored(Measures())
    assert result.total is None
    assert all(part.percent is None for part in result.parts)
    assert left_out(result).startswith("Не входят в оценку")
    assert all(part_words(part).why for part in result.parts)


@pytest.mark.parametrize(
    ("got", "of", "share"), [(0, 0, None), (5, 0, None), (0, 3, 0), (1, 3, 33), (1, 200, 1), (9, 3, 100)]
)
def test_percents(got, of, share):
    assert percent(got, of) == share


@pytest.mark.parametrize(
    ("members", "elapsed", "works"),
    [(0, 1, 0), (1, 1, 1), (5, 1, 1), (6, 1, 2), (100, 1, 20), (100, 0.25, 5), (100, 0, 1)],
)
def test_works_are_expected_of_so_many_members_as_the_year_goes_by(members, elapsed, works):
    result = scored(Measures(members=members, elapsed=elapsed, planned=1), {"works": 1})
    assert result.parts[0].of == works


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [(80, 68, "+12"), (60, 65, "−5"), (70, 70, "столько же"), (None, 70, "не с чем сравнить"),
     (70, None, "не с чем сравнить")],
)  # fmt: skip
def test_the_change_is_said_in_words(now, before, said):
    assert change_words(now, before) == said
