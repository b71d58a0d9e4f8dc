"""The state of an act on any day, and the stretches between its editions: rules for all dates."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mms_wagtail.plugins.legislation.domain.replacement import path_between
from mms_wagtail.plugins.legislation.domain.timeline import stretches
from mms_wagtail.plugins.legislation.states import State, state_between

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2035, 1, 1))
ENDS = st.none() | DAYS


@given(date=DAYS, begins=DAYS, ends=ENDS)
def test_a_state_follows_from_the_dates_alone(date: dt.date, begins: dt.date, ends: dt.date | None) -> None:
    state = state_between(date, begins=begins, ends=ends)

    assert (state is State.REPEALED) == (ends is not None and ends <= date)
    assert (state is State.FUTURE) == (date < begins and (ends is None or date < ends))


@given(begins=DAYS, ends=ENDS, earlier=DAYS, later=DAYS)
def test_time_does_not_run_back(
    begins: dt.date, ends: dt.date | None, earlier: dt.date, later: dt.date
) -> None:
    order = [State.FUTURE, State.IN_FORCE, State.REPEALED]
    earlier, later = sorted((earlier, later))
    before, after = (order.index(state_between(day, begins=begins, ends=ends)) for day in (earlier, later))

    assert before <= after


@given(days=st.lists(DAYS, max_size=12), begins=DAYS, ends=ENDS, date=DAYS)
def test_stretches_cover_the_life_of_an_act_once(
    days: list[dt.date], begins: dt.date, ends: dt.date | None, date: dt.date
) -> None:
    found = stretches(days, begins=begins, ends=ends)
    covering = [span for span in found if span[0] <= date and (span[1] is None or date < span[1])]
    in_force = state_between(date, begins=begins, ends=ends) is State.IN_FORCE

    assert len(covering) == in_force
    assert found[0][0] == begins
    assert found[-1][1] == ends
    assert all(one[1] == two[0] for one, two in pairwise(found))
    assert {start for start, _end in found} <= {begins, *days}


@given(st.dictionaries(st.integers(0, 6), st.sets(st.integers(0, 6))), st.integers(0, 6), st.integers(0, 6))
def test_a_way_between_acts_is_found_when_there_is_one(
    successors: dict[int, set[int]], start: int, goal: int
) -> None:
    path = path_between(start, goal, successors)
    reachable, waiting = {start}, [start]
    while waiting:
        for key in successors.get(waiting.pop(), ()):
            if key not in reachable:
                reachable.add(key)
                waiting.append(key)

    assert bool(path) == (goal in reachable)
    if path:
        assert (path[0], path[-1]) == (start, goal)
        assert all(two in successors[one] for one, two in pairwise(path))
