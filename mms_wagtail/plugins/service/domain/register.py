"""Reads the register of documents with a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from mms_wagtail.plugins.service.choices import DocumentKind
from mms_wagtail.plugins.service.edition_rules import State, current_edition, newest_first, state_of
from mms_wagtail.plugins.service.models import DocumentEdition, ServiceDocument
from mms_wagtail.plugins.service.register_rules import Gap, gaps

ORDER = list(DocumentKind.values)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A document of the register on a day: ``current`` is the edition in force or None."""

    document: Any
    current: Any | None
    editions: Sequence[tuple[Any, State]]

    def in_state(self, state: State) -> list[Any]:
        return [edition for edition, its in self.editions if its == state]


def register_entries(*, on: dt.date) -> list[Entry]:
    """All documents in the order of clause 3.10, others by title; three queries."""
    found = sorted(
        with_editions(ServiceDocument.objects.all()), key=lambda item: (ORDER.index(item.kind), item.title)
    )
    return [entry_of(document, on=on) for document in found]


def with_editions(queryset: Any) -> Any:
    """Fetch documents with ``all_editions`` and their files."""
    editions = DocumentEdition.objects.select_related("file", "file__mms_file_info")
    return queryset.prefetch_related(Prefetch("editions", editions, to_attr="all_editions"))


def entry_of(document: Any, *, on: dt.date) -> Entry:
    """``document``, which came from :func:`with_editions`, as it is on ``on``."""
    editions = newest_first(document.all_editions, document.kind)
    current = current_edition(editions, document.kind, on=on)
    states = [(item, state_of(item, current, document.kind, on=on)) for item in editions]
    return Entry(document=document, current=current, editions=states)


def register_gaps(*, on: dt.date) -> list[Gap]:
    """What the register lacks on ``on``; three queries."""
    return gaps(list(with_editions(ServiceDocument.objects.all())), on=on)
