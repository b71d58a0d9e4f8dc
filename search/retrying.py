"""Tries again later, so that a backlog drains even if nobody publishes or searches."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.db import connection

logger = logging.getLogger(__name__)

SHORTEST, LONGEST = 5.0, 60.0

_lock = threading.Lock()
_waiting = False
_pause = SHORTEST


def retry_later(work: Callable[[], None]) -> None:
    """Call ``work`` in a thread of this process, in five seconds; after more failures, in up to a minute."""
    global _waiting, _pause
    with _lock:
        if _waiting:
            return
        _waiting = True
        timer = threading.Timer(_pause, _run, [work])
        _pause = min(2 * _pause, LONGEST)
    timer.daemon = True
    timer.name = "mms-search-retry"
    timer.start()


def went_well() -> None:
    """The next failure is the first again."""
    global _pause
    _pause = SHORTEST


def _run(work: Callable[[], None]) -> None:
    global _waiting
    _waiting = False
    try:
        work()
    except Exception:
        logger.exception("The search outbox cannot be looked at")
    finally:
        connection.close()
