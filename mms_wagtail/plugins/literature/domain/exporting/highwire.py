"""Meta tags of Highwire Press, which Zotero and scholarly search engines read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mms_wagtail.plugins.literature.choices import PublicationKind, Role
from mms_wagtail.plugins.literature.domain.exporting import facts


def highwire_tags(work: Any) -> list[tuple[str, str]]:
    """Pairs of a name («citation_title») and its content; authors one a tag, in their order."""
    return [(f"citation_{name}", str(value)) for name, value in tags(work) if value]


def tags(work: Any) -> Iterator[tuple[str, Any]]:
    """Pairs whose values may be empty."""
    first, last = facts.page_span(work)
    yield "title", facts.whole_title(work)
    for person in facts.by_role(work, Role.AUTHOR):
        yield "author", facts.inverted(person)
    for person in facts.by_role(work, Role.EDITOR, Role.COMPILER):
        yield "editor", facts.inverted(person)
    yield "publication_date", work.year
    match work.kind:
        case PublicationKind.ARTICLE:
            yield "journal_title", facts.one_line(work.host_title)
        case PublicationKind.CHAPTER:
            yield "inbook_title", facts.one_line(work.host_title)
        case PublicationKind.DISSERTATION:
            yield "dissertation_institution", facts.publisher(work) or facts.place(work)
    if work.kind != PublicationKind.DISSERTATION:
        yield "publisher", work.publisher
    yield "volume", work.volume
    yield "issue", work.issue
    yield "firstpage", first
    yield "lastpage", last
    yield "isbn", work.isbn_given
    yield "issn", work.issn
    yield "doi", work.doi
    yield "language", work.language
    yield "public_url", facts.link(work)
