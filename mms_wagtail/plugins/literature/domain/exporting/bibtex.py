"""BibTeX, in UTF-8."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mms_wagtail.domain.slugs import latin_slug
from mms_wagtail.plugins.literature.choices import PublicationKind, Role, ThesisForm
from mms_wagtail.plugins.literature.domain.exporting import facts

TYPES = {
    PublicationKind.BOOK: "book",
    PublicationKind.CHAPTER: "incollection",
    PublicationKind.JOURNAL: "misc",
    PublicationKind.ARTICLE: "article",
    PublicationKind.ELECTRONIC: "online",
    PublicationKind.DISSERTATION: "phdthesis",
}
# Braces as commands: an escaped brace still counts for BibTeX, and one alone would swallow the file.
ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
# Addresses are taken as they are, so what would break the entry is encoded.
IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def bibtex(works: Iterable[Any]) -> str:
    """One entry a publication."""
    return "\n".join(entry(work) for work in works)


def entry(work: Any) -> str:
    """«@book{vygotskii1991-12, …}»"""
    lines = [f"  {name} = {{{value}}}" for name, value in fields(work).items() if value]
    return f"@{TYPES[PublicationKind(work.kind)]}{{{key(work)},\n" + ",\n".join(lines) + "\n}\n"


def key(work: Any) -> str:
    """Letters and digits, never twice in one file."""
    authors = facts.by_role(work, Role.AUTHOR)
    name = authors[0].last_name or authors[0].corporate if authors else work.title
    return f"{latin_slug(name).replace('-', '')[:30] or 'izdanie'}{work.year or ''}-{work.pk or 0}"


def fields(work: Any) -> dict[str, str]:
    """Fields in their usual order; "" for what is unknown."""
    first, last = facts.page_span(work)
    kind = PublicationKind(work.kind)
    hosted = {PublicationKind.ARTICLE: "journal", PublicationKind.CHAPTER: "booktitle"}.get(
        kind, "howpublished"
    )
    thesis = kind == PublicationKind.DISSERTATION
    plain = {
        "title": facts.whole_title(work),
        hosted: facts.one_line(work.host_title),
        "edition": work.edition,
        "volume": work.volume,
        "number": work.issue,
        "series": work.series,
        "school" if thesis else "publisher": facts.publisher(work),
        "address": facts.place(work),
        "year": str(work.year or ""),
        "type": ThesisForm(work.thesis_form).label if thesis else "",
        "note": work.statement,
        "abstract": work.annotation,
        "language": work.language,
    }
    escaped = {name: escape(str(value)) for name, value in plain.items()}
    return {
        "author": names(work, Role.AUTHOR),
        "editor": names(work, Role.EDITOR, Role.COMPILER),
        "translator": names(work, Role.TRANSLATOR),
        **escaped,
        "pages": f"{first}--{last}" if last else first,
        "pagetotal": facts.page_total(work),
        "isbn": work.isbn_given,
        "issn": work.issn,
        "doi": work.doi.translate(IN_ADDRESS),
        "url": facts.link(work).translate(IN_ADDRESS),
        "urldate": work.accessed_on.isoformat() if work.accessed_on else "",
    }


def names(work: Any, *roles: Role) -> str:
    """«Выготский, Лев Семёнович and {{Институт}}»: inner braces keep an organization in one piece."""
    found = []
    for person in facts.by_role(work, *roles):
        name = escape(facts.inverted(person))
        found.append(f"{{{name}}}" if person.corporate else name)
    return " and ".join(found)


def escape(text: str) -> str:
    """What LaTeX takes for commands, as the signs themselves."""
    return facts.one_line(text).translate(ESCAPES)
