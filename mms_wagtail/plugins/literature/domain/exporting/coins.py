"""COinS: an OpenURL (ANSI/NISO Z39.88-2004) in the title of an empty span, which Zotero reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from mms_wagtail.plugins.literature.choices import PublicationKind, Role
from mms_wagtail.plugins.literature.domain.exporting import facts

FORMAT = "info:ofi/fmt:kev:mtx"
BOOKS = {PublicationKind.BOOK: "book", PublicationKind.CHAPTER: "bookitem"}


def coins(work: Any) -> str:
    """The value of the span's ``title``, not yet escaped for HTML."""
    pairs = [("ctx_ver", "Z39.88-2004"), *context(work)]
    return urlencode([(name, value) for name, value in pairs if value])


def context(work: Any) -> Iterator[tuple[str, str]]:
    """Pairs of the context object; values may be empty."""
    kind = PublicationKind(work.kind)
    if kind in BOOKS:
        yield "rft_val_fmt", f"{FORMAT}:book"
        yield "rft.genre", BOOKS[kind]
        part = kind == PublicationKind.CHAPTER
        yield ("rft.atitle" if part else "rft.btitle"), facts.whole_title(work)
        yield "rft.btitle", facts.one_line(work.host_title) if part else ""
        yield "rft.pub", work.publisher
        yield "rft.place", facts.place(work)
        yield "rft.edition", work.edition
        yield "rft.series", work.series
        yield "rft.tpages", facts.page_total(work)
        yield "rft.isbn", work.isbn_given
    elif kind in (PublicationKind.ARTICLE, PublicationKind.JOURNAL):
        yield "rft_val_fmt", f"{FORMAT}:journal"
        part = kind == PublicationKind.ARTICLE
        yield "rft.genre", "article" if part else "issue"
        yield "rft.atitle", facts.whole_title(work) if part else ""
        yield "rft.jtitle", facts.one_line(work.host_title) if part else facts.whole_title(work)
        yield "rft.volume", work.volume
        yield "rft.issue", work.issue
        yield "rft.issn", work.issn
    elif kind == PublicationKind.DISSERTATION:
        yield "rft_val_fmt", f"{FORMAT}:dissertation"
        yield "rft.title", facts.whole_title(work)
        yield "rft.inst", facts.publisher(work)
        yield "rft.degree", str(work.get_degree_display() or "")
        yield "rft.tpages", facts.page_total(work)
    else:
        yield "rft_val_fmt", f"{FORMAT}:dc"
        yield "rft.type", "webpage"
        yield "rft.title", facts.whole_title(work)
        yield "rft.publisher", work.publisher
        yield "rft.identifier", facts.link(work)
    yield from shared(work, people=kind != PublicationKind.ELECTRONIC)


def shared(work: Any, *, people: bool) -> Iterator[tuple[str, str]]:
    """People, date, pages and identifiers."""
    authors = facts.by_role(work, Role.AUTHOR)
    if people and authors and not authors[0].corporate:
        yield "rft.aulast", authors[0].last_name
        yield "rft.aufirst", facts.given(authors[0])
        authors = authors[1:]
    for person in authors:
        name = "rft.au" if people else "rft.creator"
        yield ("rft.aucorp" if people and person.corporate else name), facts.inverted(person)
    first, last = facts.page_span(work)
    yield "rft.spage", first
    yield "rft.epage", last
    yield "rft.date", str(work.year or "")
    yield "rft.language", work.language
    yield "rft_id", f"info:doi/{work.doi}" if work.doi else ""
