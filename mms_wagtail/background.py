"""Work that a reader need not wait for: a backend for django-tasks that needs no worker."""

from __future__ import annotations

import atexit
import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import close_old_connections, connections, transaction
from django.utils import timezone
from django_tasks import task_backends
from django_tasks.backends.immediate import ImmediateBackend

logger = logging.getLogger(__name__)

# The alias in TASKS that slow work goes to; a project without it does such work at commit.
BACKGROUND = "background"
# A command that ends lets work that has begun finish for so many seconds.
GRACE = 5.0


def background_alias() -> str:
    """The alias of ``TASKS`` that slow work goes to: "background" where the project has it."""
    return BACKGROUND if BACKGROUND in getattr(settings, "TASKS", {}) else "default"


def can_wait() -> bool:
    """Whether slow work may be asked for later (``run_after``)."""
    return bool(task_backends[background_alias()].supports_defer)


class AtCommitBackend(ImmediateBackend):
    """Runs a task in this process when the transaction that asked for it is committed.

    Django-tasks' own immediate backend runs a task at once: inside the transaction, where Wagtail's
    tasks see a page without its tags, and where an error of the database spoils the transaction.

    ``OPTIONS``: ``thread`` (default False) runs tasks in a short-lived thread, so that a slow mail
    server keeps nobody waiting; then ``run_after`` works too, as long as the process lives.
    """

    def __init__(self, alias: str, params: dict[str, Any]) -> None:
        super().__init__(alias, params)
        self.in_thread = bool(self.options.get("thread", False))
        self.supports_defer = self.in_thread
        self._timers: dict[tuple[str, datetime], threading.Timer] = {}

    def _execute_task(self, task_result: Any) -> None:
        transaction.on_commit(partial(self._start, task_result), robust=True)

    def _start(self, task_result: Any) -> None:
        run = partial(super()._execute_task, task_result)
        if not self.in_thread:
            run()
        elif (moment := task_result.task.run_after) is None:
            _start_thread(run)
        else:
            self._run_later(run, moment=moment, name=task_result.task.module_path)

    def _run_later(self, run: Callable[[], None], *, moment: datetime, name: str) -> None:
        # To the minute, and once a minute: a mail server that is down for a day must not leave
        # a sleeping thread for every letter.
        moment = moment.replace(second=0, microsecond=0) + timedelta(minutes=1)
        if (key := (name, moment)) in self._timers:
            return

        def wake() -> None:
            self._timers.pop(key, None)
            _with_own_connection(run)

        timer = threading.Timer(max((moment - timezone.now()).total_seconds(), 0), wake)
        timer.daemon = True
        self._timers[key] = timer
        timer.start()


_running: set[threading.Thread] = set()


def _start_thread(run: Callable[[], None]) -> None:
    thread = threading.Thread(target=_with_own_connection, args=(run,), name="mms-background", daemon=True)
    _running.add(thread)
    thread.start()


def _with_own_connection(run: Callable[[], None]) -> None:
    close_old_connections()
    try:
        run()
    except Exception:
        logger.exception("A task failed in the background")
    finally:
        connections.close_all()
        _running.discard(threading.current_thread())


@atexit.register
def _let_finish() -> None:
    deadline = time.monotonic() + GRACE
    for thread in list(_running):
        thread.join(max(deadline - time.monotonic(), 0))
