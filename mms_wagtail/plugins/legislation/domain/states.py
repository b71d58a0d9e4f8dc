"""Acts and their states on a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from mms_wagtail.plugins.legislation.states import State, state_between

__all__ = ["State", "state_between", "state_on"]


def state_on(act: Any, date: dt.date) -> State:
    """The state of ``act`` on ``date``."""
    return state_between(date, begins=act.in_force_from, ends=act.repealed_on)
