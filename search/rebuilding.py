"""Makes the index again from the database, beside the live one."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db import close_old_connections, connection
from django.db.models import Q
from django.utils import timezone

from mms_wagtail import registry
from mms_wagtail.search.analysed import AnalysedDocument
from mms_wagtail.search.engines import get_engine
from mms_wagtail.search.engines.base import (
    DocumentsRefusedError,
    EngineBusyError,
    EngineNotReadyError,
    IndexWriter,
)
from mms_wagtail.search.knowledge import replace_lexicon
from mms_wagtail.search.lexicon import Lexicon
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.plan import EngineQuery
from mms_wagtail.search.projection import Parents, bury, project_anew
from mms_wagtail.search.published import published_objects
from mms_wagtail.search.refusals import analyse_or_note, note_refusals
from mms_wagtail.search.settling import settle

logger = logging.getLogger(__name__)

Progress = Callable[[str, Sequence[Any]], Iterable[Any]]

BATCH = 500
# Pages that are projected under one lock, so that publishers wait for a fraction of a second.
PAGES = 100
PAUSE_AFTER_FAILURE = 30.0
# By how much clocks of machines that share a cluster may differ.
CLOCKS = dt.timedelta(minutes=10)

_running = threading.Lock()
_failed_at = 0.0


def rebuild(*, reproject: bool = True, progress: Progress = lambda title, items: items) -> int:
    """Build an index of all documents and switch to it.

    Parameters
    ----------
    reproject:
        Ask the plugins anew what the search should know of every page; without it
        the rows are taken as they are.
    progress:
        Wraps a sequence in a progress bar with a title.

    Returns
    -------
    The number of documents fed.

    Raises
    ------
    EngineBusyError
        When another rebuild runs.
    EngineNotReadyError
        When the index cannot be written.
    """
    if reproject:
        # Tombstones that stand for pages without a document come back if that is still so.
        SearchDocument.objects.filter(deleted=True, pending=False).exclude(last_error="").delete()
        reproject_all(progress)
    started = timezone.now()
    keys = list(SearchDocument.objects.filter(deleted=False).order_by("pk").values_list("pk", flat=True))
    chunks = [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]
    heard: dict[int, int] = {}
    keys_of: dict[str, int] = {}
    lexicon = Lexicon()

    def documents() -> Iterator[AnalysedDocument]:
        today = timezone.localdate()
        for chunk in progress("Индекс", chunks):
            for row in SearchDocument.objects.filter(pk__in=chunk, deleted=False).order_by("pk"):
                if document := analyse_or_note(row, today=today):
                    heard[row.pk] = row.revision
                    keys_of[row.key] = row.pk
                    lexicon.count(document)
                    yield document

    def replay(writer: IndexWriter) -> None:
        # What the old index was told while the new one was built, and what still waits.
        changed = SearchDocument.objects.filter(Q(indexed_at__gte=started - CLOCKS) | Q(pending=True))
        for row in changed.order_by("pk").iterator(BATCH):
            if heard.get(row.pk) == row.revision:
                continue
            if row.deleted:
                writer.remove(row.key, revision=row.revision)
            elif document := analyse_or_note(row):
                lexicon.count(document)
                writer.put(document)
                keys_of[row.key] = row.pk
            else:
                continue
            heard[row.pk] = row.revision

    try:
        get_engine().rebuild(documents(), replay=replay)
    except DocumentsRefusedError as error:
        refused = [keys_of[key] for key in error.reasons]
        note_refusals(list(SearchDocument.objects.filter(pk__in=refused)), error.reasons)
        for key in error.reasons:
            del heard[keys_of.pop(key)]
    replace_lexicon(lexicon)
    settle(heard.items())
    SearchDocument.objects.filter(deleted=True, pending=False, last_error="").delete()
    # What came while the lock was held for the switch was left to whoever held it. The outbox
    # starts rebuilds, so it cannot be imported above.
    from mms_wagtail.search.outbox import drain_quietly

    drain_quietly()
    return len(keys_of)


def reproject_all(progress: Progress = lambda title, items: items) -> None:
    """Write the rows of all public pages anew, and bury those whose page is gone."""
    for plugin in registry.plugins().values():
        pages = published_objects(plugin)
        keys = list(pages.order_by("pk").values_list("pk", flat=True))
        parents: Parents = {}
        chunks = [keys[start : start + PAGES] for start in range(0, len(keys), PAGES)]
        for chunk in progress(str(plugin.label), chunks):
            project_anew(plugin, chunk, parents)
        public = {str(key) for key in keys}
        rows = SearchDocument.objects.filter(section=plugin.slug, deleted=False)
        others = [key for key in rows.values_list("object_id", flat=True) if key not in public]
        for start in range(0, len(others), PAGES):
            # Pages that went, or came since the list of pages was read.
            project_anew(plugin, others[start : start + PAGES], parents)
    gone = SearchDocument.objects.filter(deleted=False).exclude(section__in=registry.plugins())
    for section in gone.values_list("section", flat=True).distinct():
        bury(section, gone.filter(section=section).values_list("object_id", flat=True))


def make_ready(*, progress: Progress = lambda title, items: items) -> bool:
    """Rebuild here and now if the index cannot answer. For commands, whose threads end with them.

    Returns
    -------
    Whether a rebuild was made. One that another process makes is left to it.

    Raises
    ------
    EngineNotReadyError
        When the index cannot be written.
    """
    # A rebuild in a thread of this process would end with it, half done: it is waited for.
    with _running:
        try:
            get_engine().search(EngineQuery(limit=1, now=timezone.now()))
        except EngineNotReadyError:
            try:
                rebuild(progress=progress)
            except EngineBusyError:
                return False
            return True
        return False


def start(*, reason: str) -> None:
    """Rebuild in a thread of this process, if none does; the caller does not wait.

    After a failure (a folder that cannot be written) the next try waits half a
    minute, so that requests do not pile up work.
    """
    if time.monotonic() - _failed_at < PAUSE_AFTER_FAILURE and _failed_at:
        return
    if not _running.acquire(blocking=False):
        return
    logger.warning("The search index is rebuilt in the background: %s", reason)

    def work() -> None:
        global _failed_at
        try:
            close_old_connections()
            rebuild(reproject=not SearchDocument.objects.exists())
            _failed_at = 0.0
        except EngineBusyError:
            logger.info("Another process rebuilds the search index")
        except EngineNotReadyError as error:
            _failed_at = time.monotonic()
            logger.error("The search index cannot be rebuilt: %s", error)
        except Exception:
            _failed_at = time.monotonic()
            logger.exception("The rebuild of the search index failed")
        finally:
            _running.release()
            connection.close()

    threading.Thread(target=work, name="mms-search-rebuild", daemon=True).start()
