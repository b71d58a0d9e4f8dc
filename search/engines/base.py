"""The contract of an engine. A shared test suite runs over every one of them."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass

from mms_wagtail.search.analysed import AnalysedDocument
from mms_wagtail.search.plan import EngineQuery, EngineResult

# Grows when fields of the index or the analysis change: older indexes are then rebuilt.
FORMAT = 5


class EngineNotReadyError(Exception):
    """The index cannot answer now; the message says why. A rebuild makes it ready."""


class EngineDownError(EngineNotReadyError):
    """The server of the index cannot be reached; it, not a rebuild, makes the index answer again."""


class EngineBusyError(Exception):
    """Somebody else writes; whoever does will also take what is pending."""


@dataclass(frozen=True, kw_only=True)
class EngineStatus:
    """What an engine says of itself.

    ``bytes`` is 0 when it does not know; ``problem`` says why it is not ready.
    """

    name: str
    ready: bool
    documents: int = 0
    bytes: int = 0
    problem: str = ""


class IndexWriter(ABC):
    """Changes to an index. Nothing is seen by readers before :meth:`commit`."""

    @abstractmethod
    def put(self, document: AnalysedDocument) -> None:
        """Add a document, or replace the one with its key."""

    @abstractmethod
    def remove(self, key: str, *, revision: int = 0) -> None:
        """Remove a document as of ``revision`` of its row; one that is not there is no error."""

    @abstractmethod
    def commit(self) -> None:
        """Make all changes visible and durable, at once."""


class SearchEngine(ABC):
    """Holds the index of all documents.

    ``remote`` engines are told of changes in the background, so that nobody who
    publishes waits for a server.
    """

    remote = False

    @abstractmethod
    def search(self, query: EngineQuery) -> EngineResult:
        """Answer ``query``.

        Raises
        ------
        EngineNotReadyError
            When there is no index that can be read.
        """

    @abstractmethod
    def similar(
        self, key: str, *, limit: int, filters: Mapping[str, tuple[str, ...]], now: dt.datetime
    ) -> tuple[tuple[str, float], ...]:
        """Keys and scores of documents like the one with ``key``, without it.

        Raises
        ------
        EngineNotReadyError
            When there is no index that can be read.
        """

    @abstractmethod
    def writing(self) -> AbstractContextManager[IndexWriter]:
        """A writer on the live index; never waits.

        Either one process at a time writes, or a document of an older revision never
        replaces a newer one.

        Raises
        ------
        EngineBusyError
            When another process or thread writes.
        EngineNotReadyError
            When there is no index to write to.
        """

    @abstractmethod
    def rebuild(
        self, documents: Iterable[AnalysedDocument], *, replay: Callable[[IndexWriter], None]
    ) -> None:
        """Build an index beside the live one and switch to it at once.

        Parameters
        ----------
        documents:
            All that is to be found.
        replay:
            Puts and removes what has changed since ``documents`` were read. Called before
            the switch, while nobody else can write; or before it and again after it.

        Raises
        ------
        EngineBusyError
            When another rebuild runs.
        EngineNotReadyError
            When the index cannot be written, with the reason.
        """

    @abstractmethod
    def contents(self) -> Iterable[tuple[str, int]]:
        """Key and revision of every document of the live index.

        Raises
        ------
        EngineNotReadyError
            When there is no index that can be read.
        """

    @abstractmethod
    def drop(self) -> None:
        """Remove everything that the engine keeps; for temporary indexes and tests."""

    @abstractmethod
    def status(self) -> EngineStatus:
        """How the engine is. Raises nothing."""

    @abstractmethod
    def close(self) -> None:
        """Let go of files and threads."""
