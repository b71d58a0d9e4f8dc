"""Delivery as a task of django-tasks, and when it runs."""

from __future__ import annotations

import logging
import threading
from functools import partial

from asgiref.local import Local
from django.db import transaction
from django.db.models import Min
from django_tasks import task

from mms_wagtail.background import background_alias, can_wait
from mms_wagtail.notices.claims import due
from mms_wagtail.notices.delivery import drain
from mms_wagtail.notices.models import Letter

logger = logging.getLogger(__name__)

_delivering = threading.Lock()


@task()
def deliver() -> None:
    """Send what is due; when something was put off, come back for it if the backend can.

    One thread of a process does so at a time: it looks again after it has let go, so that a letter
    that came meanwhile is not left behind.
    """
    postponed = 0
    while _delivering.acquire(blocking=False):
        try:
            result = drain()
        finally:
            _delivering.release()
        postponed += result.postponed
        if result.stopped or not due().exists():
            break
    if postponed and can_wait():
        waiting = Letter.objects.filter(state=Letter.State.RETRY)
        if moment := waiting.aggregate(at=Min("due_at"))["at"]:
            deliver.using(backend=background_alias(), run_after=moment).enqueue()


class _Batch:
    """The letters of one transaction, which are asked for once."""

    asked = False


_here = Local()


def deliver_at_commit() -> None:
    """Ask for delivery when the transaction is committed; once, however many letters it has.

    Every letter has a callback of its own, and the first that runs speaks for all: a savepoint that is
    rolled back may take any of them along. What is lost between the commit and the task is found by
    the next delivery or ``mms_send_mail``.
    """
    batch = getattr(_here, "batch", None)
    if batch is None or batch.asked:
        batch = _here.batch = _Batch()
    transaction.on_commit(partial(_ask, batch), robust=True)


def _ask(batch: _Batch) -> None:
    if batch.asked:
        return
    batch.asked = True
    try:
        deliver.using(backend=background_alias()).enqueue()
    except Exception:
        logger.exception("Letters wait: their delivery cannot be asked for now")
