"""Tries again later, so that a backlog drains even if nobody publishes or searches."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.db import connection

logger = logging.getLogger(__name__)

SHORTEST, LONGEST = 5.0, 60.0

_lock = threading.Lock()
_timer: threading.Timer | None = None
_pause = SHORTEST


def retry_later(work: Callable[[], None]) -> None:
    """Call ``work`` in a thread of this process, in five seconds; after more failures, in up to a minute."""
    global _timer, _pause
    with _lock:
        if _timer is not None:
            return
        _timer = timer = threading.Timer(_pause, _run, [work])
        _pause = min(2 * _pause, LONGEST)
    timer.daemon = True
    timer.name = "mms-search-retry"
    timer.start()


def forget() -> None:
    """Try nothing more of what failed before. Tests begin with it."""
    global _timer, _pause
    with _lock:
        if _timer is not None:
            _timer.cancel()
        _timer, _pause = None, SHORTEST


def went_well() -> None:
    """The next failure is the first again."""
    global _pause
    _pause = SHORTEST


def _run(work: Callable[[], None]) -> None:
    global _timer
    _timer = None
    try:
        work()
    except Exception:
        logger.exception("The search outbox cannot be looked at")
    finally:
        connection.close()
