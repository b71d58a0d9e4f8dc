"""The contract of an engine. A shared test suite runs over every one of them."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager

from mms_wagtail.search.analysed import AnalysedDocument
from mms_wagtail.search.plan import EngineQuery, EngineResult


class EngineNotReadyError(Exception):
    """The index cannot answer now; the message says why. A rebuild makes it ready."""


class EngineBusyError(Exception):
    """Somebody else writes; whoever does will also take what is pending."""


class IndexWriter(ABC):
    """Changes to an index. Nothing is seen by readers before :meth:`commit`."""

    @abstractmethod
    def put(self, document: AnalysedDocument) -> None:
        """Add a document, or replace the one with its key."""

    @abstractmethod
    def remove(self, key: str) -> None:
        """Remove a document; one that is not there is no error."""

    @abstractmethod
    def commit(self) -> None:
        """Make all changes visible and durable, at once."""


class SearchEngine(ABC):
    """Holds the index of all documents."""

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
        """A writer on the live index, for one process at a time; never waits.

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
            Called before the switch, while nobody else can write: puts and removes
            what has changed since ``documents`` were read.

        Raises
        ------
        EngineBusyError
            When another rebuild runs.
        EngineNotReadyError
            When the index cannot be written, with the reason.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of files and threads."""
