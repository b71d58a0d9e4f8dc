"""RIS: two letters, two spaces, a dash and a space; CRLF at the ends of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mms_wagtail.plugins.literature.choices import PublicationKind, Role
from mms_wagtail.plugins.literature.domain.exporting import facts

TYPES = {
    PublicationKind.BOOK: "BOOK",
    PublicationKind.CHAPTER: "CHAP",
    PublicationKind.JOURNAL: "JFULL",
    PublicationKind.ARTICLE: "JOUR",
    PublicationKind.ELECTRONIC: "ELEC",
    PublicationKind.DISSERTATION: "THES",
}
PEOPLE = {
    "AU": (Role.AUTHOR,),
    "ED": (Role.EDITOR, Role.COMPILER),
    "A4": (Role.TRANSLATOR,),
    "A3": (Role.SUPERVISOR,),
}
BREAK = "\r\n"


def ris(works: Iterable[Any]) -> str:
    """One record a publication."""
    return BREAK.join(BREAK.join((*lines(work), "ER  - ", "")) for work in works)


def lines(work: Any) -> Iterator[str]:
    """Lines of one record, without its end."""
    yield f"TY  - {TYPES[PublicationKind(work.kind)]}"
    for tag, roles in PEOPLE.items():
        for person in facts.by_role(work, *roles):
            yield f"{tag}  - {facts.inverted(person)}"
    for tag, value in values(work):
        if text := facts.one_line(str(value)):
            yield f"{tag}  - {text}"


def values(work: Any) -> Iterator[tuple[str, Any]]:
    """Pairs of a tag and its value, which may be empty."""
    first, last = facts.page_span(work)
    yield "TI", facts.whole_title(work)
    yield "T2", work.host_title
    yield "T3", work.series
    yield "ET", work.edition
    yield "VL", work.volume
    yield "IS", work.issue
    yield "PY", work.year or ""
    yield "CY", facts.place(work)
    yield "PB", facts.publisher(work)
    yield "SP", first or facts.page_total(work)
    yield "EP", last
    yield "SN", work.isbn_given or work.issn
    yield "DO", work.doi
    yield "UR", facts.link(work)
    yield "Y2", f"{work.accessed_on:%Y/%m/%d}" if work.accessed_on else ""
    yield "LA", work.language
    yield "AB", work.annotation
