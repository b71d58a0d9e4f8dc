"""The Elasticsearch engine: an index behind an alias, for more than one machine."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from elasticsearch import (
    ApiError,
    ConflictError,
    ConnectionTimeout,
    Elasticsearch,
    NotFoundError,
    TransportError,
)
from elasticsearch.dsl import Search
from elasticsearch.helpers import scan, streaming_bulk

from mms_wagtail.conf import Settings
from mms_wagtail.search.analysed import AnalysedDocument
from mms_wagtail.search.engines.base import (
    FORMAT,
    DocumentsRefusedError,
    EngineBusyError,
    EngineDownError,
    EngineNotReadyError,
    EngineStatus,
    IndexWriter,
    SearchEngine,
)
from mms_wagtail.search.engines.elasticsearch_clauses import base_query, expressed, filtered, weighed
from mms_wagtail.search.engines.elasticsearch_query import body_of, counts_of, index_template, source_of
from mms_wagtail.search.plan import EngineQuery, EngineResult

BULK_TIMEOUT = 30
BULK_SIZE = 500
RETRIES = 3
# After a node hung, readers get titles at once for so long instead of waiting for it one by one.
SILENCE = 5.0
# A rebuild that has not said anything for so long is dead, and another may begin.
LOCK_LIFE = 120
# Statuses of answers that a working cluster gives when it is busy or incomplete.
OVERLOADED = frozenset({429, 502, 503, 504})
CONFLICT = 409


class ElasticsearchEngine(SearchEngine):
    """One alias in a cluster; documents carry the revision of their row as their version."""

    remote = True

    def __init__(self, settings: Settings) -> None:
        self.name = settings.elasticsearch_index
        # Another format is another alias: old and new releases can run side by side.
        self.alias = f"{self.name}-f{FORMAT}"
        security: dict[str, Any] = {}
        if settings.elasticsearch_api_key:
            security["api_key"] = settings.elasticsearch_api_key
        if settings.elasticsearch_ca_certs:
            security["ca_certs"] = settings.elasticsearch_ca_certs
        self.client = Elasticsearch(
            list(settings.elasticsearch_hosts),
            **security,
            request_timeout=settings.elasticsearch_timeout,
            # Another node is asked when one refuses; a node that hangs has already cost the time there is.
            max_retries=RETRIES,
            retry_on_timeout=False,
        )
        # Nobody waits for a rebuild; a busy cluster takes seconds to make an index.
        self._patient = self.client.options(request_timeout=BULK_TIMEOUT)
        self._silent_until = 0.0

    def search(self, query: EngineQuery) -> EngineResult:
        answer = self._ask(body_of(query))
        hits = tuple(
            (hit["fields"]["key"][0], float(hit["_score"] or 0.0) if query.concepts else 0.0)
            for hit in answer["hits"]["hits"]
        )
        total = int(answer["hits"]["total"]["value"])
        return EngineResult(hits, total, counts_of(answer, query))

    def similar(
        self, key: str, *, limit: int, filters: Mapping[str, tuple[str, ...]], now: dt.datetime
    ) -> tuple[tuple[str, float], ...]:
        self._heed_silence()
        with self._reachable():
            try:
                gist = self.client.get(index=self.alias, id=key, source_includes="gist")["_source"]["gist"]
            except NotFoundError as error:
                if error.body.get("found") is False:
                    return ()
                raise
        like = expressed(gist)
        if like is None:
            return ()
        matching = base_query(EngineQuery(now=now), like=like)
        search = Search().filter(filtered(filters)).exclude("term", key=key).query(weighed(matching))
        search = search.sort("_score", "key").source(False).extra(docvalue_fields=["key"])
        answer = self._ask(search[:limit].to_dict())
        return tuple((hit["fields"]["key"][0], float(hit["_score"])) for hit in answer["hits"]["hits"])

    def _ask(self, body: dict[str, Any]) -> Any:
        self._heed_silence()
        with self._reachable():
            return self.client.search(index=self.alias, body=body)

    def _heed_silence(self) -> None:
        if time.monotonic() < self._silent_until:
            raise EngineDownError("The search server did not answer a moment ago.")

    @contextmanager
    def _reachable(self) -> Iterator[None]:
        """Turn what clients raise into what engines raise."""
        try:
            yield
        except NotFoundError as error:
            raise EngineNotReadyError(f"The cluster has no index {self.alias}.") from error
        except ConnectionTimeout as error:
            self._silent_until = time.monotonic() + SILENCE
            raise EngineDownError("The search server does not answer in time.") from error
        except TransportError as error:
            raise EngineDownError(f"The search server cannot be reached: {error.message}.") from error
        except ApiError as error:
            if error.status_code in OVERLOADED:
                raise EngineDownError(f"The search server cannot answer: {error.message}.") from error
            raise EngineNotReadyError(f"The search server refuses: {error.message}.") from error

    @contextmanager
    def writing(self) -> Iterator[IndexWriter]:
        self._heed_silence()
        with self._reachable():
            if not self.client.indices.exists_alias(name=self.alias):
                raise EngineNotReadyError(f"The cluster has no index {self.alias}.")
        yield ElasticsearchWriter(self, self.alias)

    def rebuild(
        self, documents: Iterable[AnalysedDocument], *, replay: Callable[[IndexWriter], None]
    ) -> None:
        with self._reachable(), self._rebuilding() as alive:
            self._patient.indices.put_index_template(name=self.alias, **index_template(f"{self.alias}-g*"))
            index = f"{self.alias}-g{time.time_ns()}"
            self._patient.indices.create(index=index)
            refused: dict[str, str] = {}
            try:
                writer = ElasticsearchWriter(self, index)
                with _collected(refused):
                    writer.feed(documents, alive)
                replay(writer)
                with _collected(refused):
                    writer.commit()
                self._switch(index)
            except BaseException:
                self._patient.options(ignore_status=404).indices.delete(index=index)
                raise
            # What others wrote to the old index between the replay and the switch.
            late = ElasticsearchWriter(self, self.alias)
            replay(late)
            with _collected(refused):
                late.commit()
            if refused:
                raise DocumentsRefusedError(refused)

    def _switch(self, index: str) -> None:
        """Lead the alias to ``index`` in one step, and remove the other generations."""
        old = [name for name in self._patient.indices.get(index=f"{self.alias}-g*") if name != index]
        self._patient.indices.update_aliases(
            actions=[
                {"remove": {"index": f"{self.alias}-g*", "alias": self.alias, "must_exist": False}},
                {"add": {"index": index, "alias": self.alias}},
            ]
        )
        if old:
            self._patient.options(ignore_status=404).indices.delete(index=old)

    @contextmanager
    def _rebuilding(self) -> Iterator[Callable[[], None]]:
        """Hold the lock of rebuilds. The given function says that the holder lives."""
        place: dict[str, Any] = {"index": f"{self.name}-locks", "id": "rebuild"}

        def body() -> dict[str, float]:
            return {"until": time.time() + LOCK_LIFE}

        try:
            self._patient.create(**place, document=body(), refresh=True)
        except ConflictError as error:
            held = self._patient.options(ignore_status=404).get(**place)
            if held.get("found") and held["_source"]["until"] > time.time():
                raise EngineBusyError("Another rebuild runs.") from error
            self._patient.index(**place, document=body(), refresh=True)
        last = time.monotonic()

        def alive() -> None:
            nonlocal last
            if time.monotonic() - last > LOCK_LIFE / 4:
                self._patient.index(**place, document=body())
                last = time.monotonic()

        try:
            yield alive
        finally:
            self._patient.options(ignore_status=404).delete(**place, refresh=True)

    def contents(self) -> Iterable[tuple[str, int]]:
        with self._reachable():
            self.client.indices.refresh(index=self.alias)
            found = scan(self.client, index=self.alias, _source=["revision"], size=2_000)
            return [(hit["_id"], int(hit["_source"]["revision"])) for hit in found]

    def status(self) -> EngineStatus:
        try:
            with self._reachable():
                self.client.indices.refresh(index=self.alias)
                documents = self.client.count(index=self.alias)["count"]
                size = self.client.indices.stats(index=self.alias, metric="store")["_all"]["primaries"]
        except EngineNotReadyError as error:
            return EngineStatus(name="elasticsearch", ready=False, problem=str(error))
        stored = int(size["store"]["size_in_bytes"])
        return EngineStatus(name="elasticsearch", ready=True, documents=documents, bytes=stored)

    def drop(self) -> None:
        """Remove all indexes of this engine from the cluster."""
        with self._reachable():
            for name in list(self.client.indices.get(index=f"{self.name}-*", allow_no_indices=True)):
                self.client.options(ignore_status=404).indices.delete(index=name)
            self.client.options(ignore_status=404).indices.delete_index_template(name=self.alias)

    def close(self) -> None:
        self.client.close()


@contextmanager
def _collected(refused: dict[str, str]) -> Iterator[None]:
    """Single documents must not stop a rebuild: what is refused is told at its end."""
    try:
        yield
    except DocumentsRefusedError as error:
        refused.update(error.reasons)


def _reason(answer: Any) -> str:
    """Why a change was refused: the innermost reason, without the document in it."""
    error = answer.get("error")
    if not isinstance(error, dict):
        return f"status {answer.get('status')}"
    while "caused_by" in error:
        error = error["caused_by"]
    return str(error.get("reason", error.get("type")))[:300]


class ElasticsearchWriter(IndexWriter):
    """Collects changes, and sends them in bulk at a commit.

    An older revision never replaces a newer one, so writers need no lock.
    """

    def __init__(self, engine: ElasticsearchEngine, target: str) -> None:
        self._engine = engine
        self._client = engine.client.options(request_timeout=BULK_TIMEOUT, retry_on_timeout=True)
        self._target = target
        self._changes: dict[str, dict[str, Any]] = {}

    def put(self, document: AnalysedDocument) -> None:
        self._changes[document.key] = self._index(document)

    def remove(self, key: str, *, revision: int = 0) -> None:
        version = {"version": revision, "version_type": "external_gte"} if revision else {}
        self._changes[key] = {"_op_type": "delete", "_id": key, **version}

    def commit(self) -> None:
        changes, self._changes = self._changes, {}
        with self._engine._reachable():
            try:
                self._send(changes.values())
            finally:
                # What was taken is to be found, also when something else was refused.
                self._client.indices.refresh(index=self._target)

    def feed(self, documents: Iterable[AnalysedDocument], alive: Callable[[], None]) -> None:
        """Send documents as they come, telling now and then that this goes on."""

        def actions() -> Iterator[dict[str, Any]]:
            for number, document in enumerate(documents):
                if number % BULK_SIZE == 0:
                    alive()
                yield self._index(document)

        self._send(actions())

    @staticmethod
    def _index(document: AnalysedDocument) -> dict[str, Any]:
        version = {"version": document.revision, "version_type": "external_gte"} if document.revision else {}
        return {"_op_type": "index", "_id": document.key, **version, "_source": source_of(document)}

    def _send(self, actions: Iterable[dict[str, Any]]) -> None:
        """Send in bulk. Newer versions that are there already, and removals of nothing, are no errors."""
        results = streaming_bulk(
            self._client,
            actions,
            index=self._target,
            chunk_size=BULK_SIZE,
            max_retries=RETRIES,
            initial_backoff=0.2,
            max_backoff=5,
            raise_on_error=False,
            require_alias=self._target == self._engine.alias,
        )
        overloaded, refused = [], {}
        for done, item in results:
            (operation, answer) = next(iter(item.items()))
            status = answer.get("status")
            if not done and status != CONFLICT and not (operation == "delete" and status == 404):
                if status == 404:
                    raise EngineNotReadyError(f"The cluster has no index {self._target}.")
                if status in OVERLOADED:
                    overloaded.append(item)
                else:
                    refused[answer["_id"]] = _reason(answer)
        if overloaded:
            raise EngineDownError(f"The search server did not take {len(overloaded)} changes.")
        if refused:
            raise DocumentsRefusedError(refused)
