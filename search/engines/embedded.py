"""The embedded engine: tantivy in this process, an index folder, no server."""

from __future__ import annotations

import datetime as dt
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import tantivy

from mms_wagtail.conf import Settings
from mms_wagtail.search.analysed import AnalysedDocument
from mms_wagtail.search.engines.base import (
    EngineBusyError,
    EngineNotReadyError,
    EngineStatus,
    IndexWriter,
    SearchEngine,
)
from mms_wagtail.search.engines.store import IndexStore
from mms_wagtail.search.engines.tantivy_query import (
    FACETS,
    base_query,
    build_schema,
    expressed,
    filtered,
    matching_query,
    score_weight,
)
from mms_wagtail.search.plan import ANYWHERE, SENTINEL, STRONGLY, EngineQuery, EngineResult

HEAP = 30_000_000
REBUILD_HEAP = 120_000_000
MAX_VALUES = 65_000
SWITCH_WAIT = 30.0
BY_SCORE = {"weight_by_field": "weight"}


class _Open(NamedTuple):
    """An opened generation, and what its files looked like when it was last read."""

    folder: Path
    index: Any
    seen: tuple[int, int]


class EmbeddedEngine(SearchEngine):
    """One index for all processes of a machine: many read, one at a time writes."""

    def __init__(self, settings: Settings) -> None:
        self.store = IndexStore(settings.index_dir)
        self._lock = threading.Lock()
        self._open: _Open | None = None

    def search(self, query: EngineQuery) -> EngineResult:
        index = self._index()
        with reading():
            searcher = index.searcher()
            order = _order(query)
            matching = (base_query if order is BY_SCORE else matching_query)(index.schema, query)
            question = filtered(index.schema, matching, query.filters)
            found = searcher.search(question, query.limit, offset=query.offset, **order)
            hits = tuple(
                (searcher.doc(address)["key"][0], float(score) if query.concepts else 0.0)
                for score, address in _scored(found.hits)
            )
            counts = _counts(searcher, index.schema, query) if query.facets else {}
            return EngineResult(hits, int(found.count), counts)

    def similar(
        self, key: str, *, limit: int, filters: Mapping[str, tuple[str, ...]], now: dt.datetime
    ) -> tuple[tuple[str, float], ...]:
        index = self._index()
        with reading():
            searcher = index.searcher()
            itself = tantivy.Query.term_query(index.schema, "key", key, "basic")
            found = searcher.search(itself, 1)
            if not found.hits:
                return ()
            fields = searcher.doc(found.hits[0][1]).to_dict()
            like = expressed(index.schema, fields.get("gist", []))
            if like is None:
                return ()
            question = filtered(
                index.schema, base_query(index.schema, EngineQuery(now=now), like=like), filters
            )
            without = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, question), (tantivy.Occur.MustNot, itself)]
            )
            hits = searcher.search(without, limit, weight_by_field="weight").hits
            return tuple((searcher.doc(address)["key"][0], float(score)) for score, address in hits)

    @contextmanager
    def writing(self) -> Iterator[IndexWriter]:
        with self.store.lock("write"):
            with reading():
                index = tantivy.Index.open(str(self.store.current()))
                writer = TantivyWriter(index, HEAP)
            try:
                yield writer
            finally:
                writer.close()

    def rebuild(
        self, documents: Iterable[AnalysedDocument], *, replay: Callable[[IndexWriter], None]
    ) -> None:
        with self.store.lock("rebuild"):
            folder = self.store.create()
            try:
                self._build(folder, documents, replay)
            except BaseException:
                # On a full disk every try would leave another half of an index.
                shutil.rmtree(folder, ignore_errors=True)
                raise

    def _build(
        self, folder: Path, documents: Iterable[AnalysedDocument], replay: Callable[[IndexWriter], None]
    ) -> None:
        with reading():
            writer = TantivyWriter(tantivy.Index(build_schema(), path=str(folder)), REBUILD_HEAP)
        try:
            for document in documents:
                writer.add(document)
            writer.commit()
            with self.store.lock("write", wait=SWITCH_WAIT):
                replay(writer)
                writer.commit()
                writer.close()
                self.store.switch(folder)
        finally:
            writer.close()

    def contents(self) -> Iterable[tuple[str, int]]:
        with reading():
            searcher = self._index().searcher()
            if not searcher.num_docs:
                return []
            found = searcher.search(tantivy.Query.all_query(), searcher.num_docs)
            stored = (searcher.doc(address).to_dict() for _score, address in found.hits)
            return [(values["key"][0], int(values["revision"][0])) for values in stored]

    def drop(self) -> None:
        self.close()
        shutil.rmtree(self.store.root, ignore_errors=True)

    def status(self) -> EngineStatus:
        try:
            with reading():
                documents = self._index().searcher().num_docs
            size = sum(path.stat().st_size for path in self.store.current().iterdir() if path.is_file())
        except (EngineNotReadyError, OSError) as error:
            return EngineStatus(name="embedded", ready=False, problem=str(error))
        return EngineStatus(name="embedded", ready=True, documents=documents, bytes=size)

    def close(self) -> None:
        with self._lock:
            self._open = None

    def _index(self) -> Any:
        """The live index, as of its last commit. Costs two ``stat`` calls when nothing changed."""
        with self._lock:
            folder = self._folder()
            try:
                stat = (folder / "meta.json").stat()
            except OSError as error:
                self._open = None
                raise EngineNotReadyError(f"The index in {folder} is gone.") from error
            seen = (stat.st_mtime_ns, stat.st_ino)
            with reading():
                if self._open is None or self._open.folder != folder:
                    self._open = _Open(folder, tantivy.Index.open(str(folder)), seen)
                    self._open.index.config_reader("manual")
                    self._open.index.reload()
                elif self._open.seen != seen:
                    self._open.index.reload()
                    self._open = self._open._replace(seen=seen)
            return self._open.index

    def _folder(self) -> Path:
        try:
            return self.store.current()
        except EngineNotReadyError:
            self._open = None
            raise


class TantivyWriter(IndexWriter):
    """Adapts tantivy's writer, of which an index has one at a time."""

    def __init__(self, index: Any, heap: int) -> None:
        try:
            self._writer: Any = index.writer(heap, 1)
        except ValueError as error:
            if "LockBusy" in str(error):
                raise EngineBusyError("Another process writes to the index.") from error
            raise EngineNotReadyError(f"The index cannot be written: {error}") from error

    def add(self, document: AnalysedDocument) -> None:
        """Add a document whose key is not in the index yet."""
        made = _tantivy_document(document)
        with writing_down():
            self._writer.add_document(made)

    def put(self, document: AnalysedDocument) -> None:
        self.remove(document.key)
        self.add(document)

    def remove(self, key: str, *, revision: int = 0) -> None:
        with writing_down():
            self._writer.delete_documents_by_term("key", key)

    def commit(self) -> None:
        with writing_down():
            self._writer.commit()

    def close(self) -> None:
        """Wait for merges and free tantivy's lock. A second call does nothing."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            with writing_down():
                writer.wait_merging_threads()


@contextmanager
def reading() -> Iterator[None]:
    """Turn whatever a damaged index throws, Rust's panics too, into «not ready»."""
    try:
        yield
    except (EngineBusyError, EngineNotReadyError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic is no Exception
        raise EngineNotReadyError(f"The index cannot be read: {error}") from error


@contextmanager
def writing_down() -> Iterator[None]:
    """Turn what a full disk or a damaged index throws at a writer, Rust's panics too, into «not ready»."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic is no Exception
        raise EngineNotReadyError(f"The index cannot be written: {error}") from error


def _order(query: EngineQuery) -> dict[str, Any]:
    if query.sort == "title":
        return {"order_by_field": "sort_title", "order": tantivy.Order.Asc}
    if query.sort == "newest" or not query.concepts:
        return {"order_by_field": "newest", "order": tantivy.Order.Desc}
    return BY_SCORE


def _scored(hits: Any) -> Iterator[tuple[float, Any]]:
    for score, address in hits:
        yield (score if isinstance(score, int | float) else 0.0), address


def _counts(searcher: Any, schema: Any, query: EngineQuery) -> dict[str, dict[str, int]]:
    """Counts by facet: one aggregation for all, and one for each facet that is filtered by."""
    matching = matching_query(schema, query)
    own = [facet for facet in query.facets if facet in query.filters]
    common = [facet for facet in query.facets if facet not in query.filters]
    counts = _aggregate(searcher, filtered(schema, matching, query.filters), common) if common else {}
    for facet in own:
        others = {name: values for name, values in query.filters.items() if name != facet}
        counts |= _aggregate(searcher, filtered(schema, matching, others), [facet])
    return counts


def _aggregate(searcher: Any, question: Any, facets: Sequence[str]) -> dict[str, dict[str, int]]:
    """Counts of the values of ``facets`` under ``question``."""
    asked = {facet: {"terms": {"field": f"{FACETS}.{facet}", "size": MAX_VALUES}} for facet in facets}
    answer = searcher.aggregate(question, asked)
    return {
        facet: {bucket["key"]: int(bucket["doc_count"]) for bucket in answer[facet]["buckets"]}
        for facet in facets
    }


def _tantivy_document(document: AnalysedDocument) -> Any:
    made = tantivy.Document()
    made.add_text("key", document.key)
    fields = {**document.fields, ANYWHERE: document.anywhere, STRONGLY: document.strongly}
    for name, places in fields.items():
        tokens = [
            tantivy.Token(term, place, place, place + 1)
            for place, terms in enumerate((*places, (SENTINEL,)))
            for term in terms
        ]
        made.add_pre_tokenized_text(name, tantivy.PreTokenizedString(" " * (len(places) + 1), tokens))
    for name in ("title", "tags", "terms"):
        for terms in document.fields[name]:
            made.add_text("gist", terms[0])
    for value in document.values:
        made.add_text("values", value)
    made.add_json(FACETS, document.by_facet)
    made.add_text("sort_title", document.sort_title)
    made.add_integer("newest", document.newest)
    made.add_integer("revision", document.revision)
    made.add_integer("expires", document.expires)
    made.add_float("weight", score_weight(document.factor))
    return made
