"""CSL-JSON, which citation processors and reference managers take."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from mms_wagtail.plugins.literature.choices import PublicationKind, Role, ThesisForm
from mms_wagtail.plugins.literature.domain.exporting import facts

TYPES = {
    PublicationKind.BOOK: "book",
    PublicationKind.CHAPTER: "chapter",
    PublicationKind.JOURNAL: "periodical",
    PublicationKind.ARTICLE: "article-journal",
    PublicationKind.ELECTRONIC: "webpage",
    PublicationKind.DISSERTATION: "thesis",
}
PEOPLE = {
    "author": Role.AUTHOR,
    "editor": Role.EDITOR,
    "compiler": Role.COMPILER,
    "translator": Role.TRANSLATOR,
    "illustrator": Role.ILLUSTRATOR,
}


def csl_json(works: Iterable[Any]) -> str:
    """An array of items."""
    return json.dumps([item(work) for work in works], ensure_ascii=False, indent=2) + "\n"


def item(work: Any) -> dict[str, Any]:
    """One publication; what is unknown is left out."""
    first, last = facts.page_span(work)
    thesis = work.kind == PublicationKind.DISSERTATION
    seen = work.accessed_on
    found: dict[str, Any] = {
        "id": f"mms-{work.pk or 0}",
        "type": TYPES[PublicationKind(work.kind)],
        "title": facts.whole_title(work),
        **{name: people(work, role) for name, role in PEOPLE.items()},
        "container-title": facts.one_line(work.host_title),
        "collection-title": work.series,
        "edition": work.edition,
        "volume": work.volume,
        "issue": work.issue,
        "publisher": facts.publisher(work),
        "publisher-place": facts.place(work),
        "issued": {"date-parts": [[work.year]]} if work.year else None,
        "page": "-".join(filter(None, (first, last))),
        "number-of-pages": facts.page_total(work),
        "genre": str(ThesisForm(work.thesis_form).label) if thesis else "",
        "ISBN": work.isbn_given,
        "ISSN": work.issn,
        "DOI": work.doi,
        "URL": facts.link(work),
        "accessed": {"date-parts": [[seen.year, seen.month, seen.day]]} if seen else None,
        "language": work.language,
        "abstract": facts.one_line(work.annotation),
    }
    return {name: value for name, value in found.items() if value}


def people(work: Any, role: Role) -> list[dict[str, str]]:
    """Names of a role, in parts; an organization is one literal."""
    found = []
    for person in facts.by_role(work, role):
        if person.corporate:
            found.append({"literal": facts.one_line(person.corporate)})
        else:
            parts = {"family": facts.one_line(person.last_name), "given": facts.given(person)}
            found.append({name: value for name, value in parts.items() if value})
    return found
