"""Lets the demo tell what happened months ago by the real verbs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone


@contextmanager
def clock(at: dt.datetime) -> Iterator[None]:
    """Within the block Django's clock shows ``at`` and goes on from there.

    Every date that a verb writes (of events, deadlines, letters, the register of certificates) is then
    the one that it would have written on that day. Only for the demo, which runs alone in its process:
    the clock is changed for all threads.
    """
    real = timezone.now
    started = real()

    def shown() -> dt.datetime:
        return at + (real() - started)

    timezone.now = shown
    try:
        yield
    finally:
        timezone.now = real
