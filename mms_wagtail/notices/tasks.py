"""Delivery as a task of django-tasks, and when it runs."""

from __future__ import annotations

import logging
import threading

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


def deliver_at_commit() -> None:
    """Ask for delivery when the transaction is committed.

    What is lost between the commit and the task is found by the next delivery or ``mms_send_mail``.
    """
    transaction.on_commit(_enqueue, robust=True)


def _enqueue() -> None:
    try:
        # The first of several letters of one transaction may have taken the others along.
        if due().exists():
            deliver.using(backend=background_alias()).enqueue()
    except Exception:
        logger.exception("Letters wait: their delivery cannot be asked for now")
