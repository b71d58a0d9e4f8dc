"""Tells the engine what it has still to hear. Never in the way of a publication."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import cast

from django.db import DatabaseError, close_old_connections, connection, transaction
from django.db.models import F

from mms_wagtail.search import rebuilding
from mms_wagtail.search.analysed import AnalysedDocument, analyse
from mms_wagtail.search.engines import get_engine
from mms_wagtail.search.engines.base import (
    EngineBusyError,
    EngineDownError,
    EngineNotReadyError,
    IndexWriter,
)
from mms_wagtail.search.knowledge import note_words
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.projection import project_stale
from mms_wagtail.search.settling import settle

logger = logging.getLogger(__name__)

BATCH = 200
# A row that fails so often waits for a rebuild or a new publication instead of blocking the others.
MAX_ATTEMPTS = 5

_in_background = threading.Lock()


def drain_on_commit() -> None:
    """Drain when the transaction is committed; once, however often it is asked for."""
    callbacks = connection.run_on_commit
    work = drain_in_background if get_engine().remote else drain_quietly
    if not any(entry[1] is work for entry in callbacks):
        transaction.on_commit(cast("Callable[[], None]", work))


def drain_quietly() -> bool:
    """Drain; whatever goes wrong is logged and waits for the next time. Gives whether it went well."""
    try:
        return drain()
    except Exception:
        logger.exception("The search outbox cannot be drained now")
        return False


def drain() -> bool:
    """Feed all pending rows to the engine, unless somebody else is doing so.

    Whoever holds the index's lock looks again after letting it go, so that a row
    that was committed while another process held the lock is not left behind.

    Returns
    -------
    Whether nothing is left to do for this process; False when the engine cannot be told now.

    Side effects: starts a rebuild in the background when there is no index.
    """
    while True:
        while project_stale():
            pass
        try:
            with get_engine().writing() as writer:
                while _feed(writer):
                    pass
        except EngineBusyError:
            return True
        except EngineDownError as error:
            logger.warning("The search engine cannot be told now: %s", error)
            return False
        except EngineNotReadyError as error:
            rebuilding.start(reason=str(error))
            return False
        if not has_work():
            return True


def has_work() -> bool:
    """Whether rows wait for the engine. One indexed query."""
    return SearchDocument.objects.filter(pending=True, attempts__lt=MAX_ATTEMPTS).exists()


def _feed(writer: IndexWriter) -> int:
    """Feed one batch, and settle the rows that nobody changed meanwhile."""
    rows = list(SearchDocument.objects.filter(pending=True, attempts__lt=MAX_ATTEMPTS).order_by("pk")[:BATCH])
    if not rows:
        return 0
    documents: list[AnalysedDocument] = []
    fed = [row for row in rows if apply_row(writer, row, documents)]
    writer.commit()
    note_words(documents)
    settle((row.pk, row.revision) for row in fed)
    return len(rows)


def apply_row(writer: IndexWriter, row: SearchDocument, put: list[AnalysedDocument]) -> bool:
    """Put (and add to ``put``) or remove one row; a row that cannot be analysed is marked and left out."""
    if row.deleted:
        writer.remove(row.key, revision=row.revision)
        return True
    try:
        document: AnalysedDocument = analyse(row)
    except Exception as error:
        logger.exception("The search document %s cannot be analysed", row.key)
        failed = SearchDocument.objects.filter(pk=row.pk)
        failed.update(attempts=F("attempts") + 1, last_error=str(error)[:500])
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
