"""Work that is promised within a transaction and done after it; a process killed in between loses nothing.

The promise is a row of :class:`LegislationChore`, written with what caused it. At commit the work is done in
the background; what is left over is done with the next chore, when the queue is opened, or by ``mms_recite``.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby

from asgiref.local import Local
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task

from mms_wagtail.background import background_alias
from mms_wagtail.plugins.legislation.domain.citing import read_things, recite_all
from mms_wagtail.plugins.legislation.domain.impact import open_cases
from mms_wagtail.plugins.legislation.models import LegislationChore

logger = logging.getLogger(__name__)

Kind = LegislationChore.Kind
BATCH = 100
# What fails so often waits for ``mms_recite`` instead of being tried at every publication.
MAX_ATTEMPTS = 3

_working = threading.Lock()
_quiet = Local()


def promise(kind: str, keys: Iterable[str] = ("",)) -> None:
    """Note work to be done when the transaction is committed. Two promises of one work are one."""
    now = timezone.now()
    rows = [LegislationChore(kind=kind, key=key, asked_at=now) for key in keys]
    LegislationChore.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=["asked_at", "attempts"],
        batch_size=200,
    )
    if not getattr(_quiet, "on", False) and not any(entry[1] is _wake for entry in connection.run_on_commit):
        transaction.on_commit(_wake, robust=True)


@contextmanager
def put_off() -> Iterator[None]:
    """Only note chores within this block: a loader of many acts calls :func:`do_chores` at its end."""
    before, _quiet.on = getattr(_quiet, "on", False), True
    try:
        yield
    finally:
        _quiet.on = before


def _wake() -> None:
    chores_task.using(backend=background_alias()).enqueue()


@task()
def chores_task() -> None:
    """Do what was promised."""
    do_chores()


def do_chores() -> int:
    """Do all that waits; gives how many chores were done. What fails is logged, and tried again later.

    One thread of a process works at a time. Chores are safe to be done twice, also by two processes.
    """
    done = 0
    while waiting().exists() and _working.acquire(blocking=False):
        try:
            done += _work_off()
        finally:
            _working.release()
    return done


def drop_chores(*, before: dt.datetime) -> int:
    """Drop what was promised until ``before``, because all was read anew since; gives how many there were."""
    dropped, _by_model = LegislationChore.objects.filter(asked_at__lte=before).delete()
    return dropped


def wake_if_waiting() -> None:
    """Ask for what a killed process left undone; one query."""
    if waiting().exists():
        _wake()


def waiting() -> QuerySet[LegislationChore]:
    """Chores that are to be done."""
    return LegislationChore.objects.filter(attempts__lt=MAX_ATTEMPTS)


def _work_off() -> int:
    done = 0
    while batch := list(waiting()[:BATCH]):
        for kind, chores in groupby(batch, key=lambda chore: chore.kind):
            done += _do(kind, list(chores))
    return done


def _do(kind: str, chores: list[LegislationChore]) -> int:
    try:
        _WORK[kind]([chore.key for chore in chores])
    except Exception:
        logger.exception("A chore of the legislation failed: %s", kind)
        for chore in chores:
            LegislationChore.objects.filter(pk=chore.pk).update(attempts=chore.attempts + 1)
        return 0
    for chore in chores:
        # What was promised again meanwhile stays.
        LegislationChore.objects.filter(pk=chore.pk, asked_at=chore.asked_at).delete()
    return len(chores)


def _read(keys: list[str]) -> None:
    _read_by_section(keys, published=True)


def _reread(keys: list[str]) -> None:
    _read_by_section(keys, published=False)


def _read_by_section(keys: list[str], *, published: bool) -> None:
    split = sorted(key.split(":", 1) for key in keys)
    for section, pairs in groupby(split, key=lambda pair: pair[0]):
        read_things(section, [pair[1] for pair in pairs], published=published)


def _read_all(keys: list[str]) -> None:
    recite_all()


def _judge(keys: list[str]) -> None:
    open_cases(act_ids=[int(key) for key in keys])


_WORK: dict[str, Callable[[list[str]], None]] = {
    Kind.READ_THING: _read,
    Kind.REREAD_THING: _reread,
    Kind.READ_ALL: _read_all,
    Kind.JUDGE_ACT: _judge,
}
