"""Whether an act is in force on a day. Pure: dates in, a state out."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """The state of an act on a day."""

    IN_FORCE = "in-force", _("Действует")
    FUTURE = "future", _("Ещё не вступил в силу")
    REPEALED = "repealed", _("Утратил силу")


def state_between(date: dt.date, *, begins: dt.date, ends: dt.date | None) -> State:
    """The state on ``date`` of an act in force from ``begins`` and not any more from ``ends``."""
    if ends is not None and date >= ends:
        return State.REPEALED
    return State.FUTURE if date < begins else State.IN_FORCE
