"""Tells the engine what it has still to hear. Never in the way of a publication."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections, connection, transaction

from mms_wagtail.search import rebuilding
from mms_wagtail.search.analysed import AnalysedDocument
from mms_wagtail.search.engines import get_engine
from mms_wagtail.search.engines.base import (
    DocumentsRefusedError,
    EngineBusyError,
    EngineDownError,
    EngineNotReadyError,
    IndexWriter,
)
from mms_wagtail.search.knowledge import note_words
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.projection import project_stale
from mms_wagtail.search.refusals import analyse_or_note, note_failure, note_refusals
from mms_wagtail.search.retrying import retry_later, went_well
from mms_wagtail.search.settling import settle

logger = logging.getLogger(__name__)

BATCH = 200
# A row that fails so often waits for a rebuild or a new publication instead of blocking the others.
MAX_ATTEMPTS = 5
# Who publishes tells the engine himself for so long; a longer backlog is left to a thread.
PATIENCE = 0.3

_in_background = threading.Lock()


def drain_on_commit() -> None:
    """Drain when the transaction is committed; once, however often it is asked for."""
    callbacks = connection.run_on_commit
    work: Callable[[], None] = drain_in_background if get_engine().remote else drain_briefly
    if not any(entry[1] is work for entry in callbacks):
        transaction.on_commit(work)


def drain_briefly() -> None:
    """Drain for a fraction of a second, and leave the rest to a thread."""
    drain_quietly(seconds=PATIENCE)


def drain_quietly(*, seconds: float = math.inf) -> bool:
    """Drain; whatever goes wrong is logged and tried again later. Gives whether it went well."""
    try:
        told = drain(seconds=seconds)
    except Exception as error:
        logger.exception("The search outbox cannot be drained now")
        told = False
        _note_quietly(error)
    if told:
        went_well()
    else:
        retry_later(drain_leftovers)
    return told


def _note_quietly(error: Exception) -> None:
    try:
        note_failure(error)
    except DatabaseError:
        logger.exception("The failure cannot be noted")


def drain(*, seconds: float = math.inf) -> bool:
    """Feed all pending rows to the engine, unless somebody else is doing so.

    Whoever holds the index's lock looks again after letting it go, so that a row
    that was committed while another process held the lock is not left behind.

    Parameters
    ----------
    seconds:
        After so long the rest is left to a thread of this process.

    Returns
    -------
    Whether nothing is left to do for this process; False when the engine cannot be told now.

    Side effects: starts a rebuild in the background when there is no index.
    """
    deadline = time.monotonic() + seconds
    while True:
        moved = 0
        while time.monotonic() < deadline and (projected := project_stale()):
            moved += projected
        try:
            with get_engine().writing() as writer:
                while time.monotonic() < deadline and (fed := _feed(writer)):
                    moved += fed
        except EngineBusyError:
            # Whoever writes takes it; unless that fails, so it is looked at once more.
            return not has_work()
        except EngineDownError as error:
            logger.warning("The search engine cannot be told now: %s", error)
            note_failure(error)
            return False
        except EngineNotReadyError as error:
            note_failure(error)
            rebuilding.start(reason=str(error))
            return False
        if not has_work():
            return True
        if time.monotonic() >= deadline:
            drain_in_background()
            return True
        if not moved:
            # All that waits is in the hands of transactions that are not over.
            return False


def has_work() -> bool:
    """Whether rows wait for the engine, or to be projected anew before. One indexed query."""
    return SearchDocument.objects.filter(pending=True, attempts__lt=MAX_ATTEMPTS).exists()


def _feed(writer: IndexWriter) -> int:
    """Feed one batch, and settle the rows that nobody changed meanwhile. Gives how many it is done with."""
    waiting = SearchDocument.objects.filter(pending=True, stale=False, attempts__lt=MAX_ATTEMPTS)
    rows = list(waiting.order_by("pk")[:BATCH])
    if not rows:
        return 0
    documents: list[AnalysedDocument] = []
    fed = [row for row in rows if apply_row(writer, row, documents)]
    failed = len(rows) - len(fed)
    try:
        writer.commit()
    except DocumentsRefusedError as error:
        taken = note_refusals(fed, error.reasons)
        failed += len(fed) - len(taken)
        fed = taken
    note_words(documents)
    return failed + settle((row.pk, row.revision) for row in fed)


def apply_row(writer: IndexWriter, row: SearchDocument, put: list[AnalysedDocument]) -> bool:
    """Put (and add to ``put``) or remove one row; a row that cannot be analysed is marked and left out."""
    if row.deleted:
        writer.remove(row.key, revision=row.revision)
        return True
    document = analyse_or_note(row)
    if document is None:
        return False
    writer.put(document)
    put.append(document)
    return True


def drain_in_background() -> None:
    """Drain in a thread of this process, one at a time; the caller does not wait."""
    if not _in_background.acquire(blocking=False):
        return

    def work() -> None:
        try:
            close_old_connections()
            told = drain_quietly()
        finally:
            _in_background.release()
        try:
            # A row may have come after the last look and before the lock was free.
            if told and has_work():
                drain_in_background()
        except DatabaseError:
            logger.exception("The search outbox cannot be read")
        finally:
            connection.close()

    threading.Thread(target=work, name="mms-search-drain", daemon=True).start()


def drain_leftovers() -> None:
    """Drain what a killed process left behind. Costs one query when there is nothing."""
    try:
        if has_work():
            drain_in_background()
    except DatabaseError:
        logger.exception("The search outbox cannot be read")
