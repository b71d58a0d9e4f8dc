"""A publication for search engines: schema.org as JSON-LD."""

from __future__ import annotations

from typing import Any

from mms_wagtail.plugins.literature.choices import PublicationKind, Role
from mms_wagtail.plugins.literature.domain.exporting import facts
from mms_wagtail.plugins.literature.numbers import doi_url

CONTEXT = "https://schema.org"
TYPES = {
    PublicationKind.BOOK: "Book",
    PublicationKind.CHAPTER: "Chapter",
    PublicationKind.JOURNAL: "Periodical",
    PublicationKind.ARTICLE: "ScholarlyArticle",
    PublicationKind.ELECTRONIC: "WebPage",
    PublicationKind.DISSERTATION: "Thesis",
}
HOSTS = {
    PublicationKind.CHAPTER: "Book",
    PublicationKind.ARTICLE: "Periodical",
    PublicationKind.ELECTRONIC: "WebSite",
}
PEOPLE = {
    "author": (Role.AUTHOR,),
    "editor": (Role.EDITOR, Role.COMPILER),
    "translator": (Role.TRANSLATOR,),
    "illustrator": (Role.ILLUSTRATOR,),
}


def publication_json_ld(work: Any, *, url: str) -> dict[str, Any]:
    """``url`` is the full address of the publication's page; what is unknown is left out."""
    first, last = facts.page_span(work)
    kind = PublicationKind(work.kind)
    total = facts.page_total(work)
    host = {"@type": HOSTS[kind], "name": facts.one_line(work.host_title)} if kind in HOSTS else None
    if host and kind == PublicationKind.ARTICLE and work.issn:
        host["issn"] = work.issn
    found: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": TYPES[kind],
        "name": facts.whole_title(work),
        "headline": facts.whole_title(work) if kind == PublicationKind.ARTICLE else "",
        **{name: people(work, roles) for name, roles in PEOPLE.items()},
        "datePublished": str(work.year or ""),
        "publisher": organization(facts.publisher(work)),
        "bookEdition": work.edition if kind == PublicationKind.BOOK else "",
        "numberOfPages": int(total) if total and kind == PublicationKind.BOOK else None,
        "isbn": work.isbn if kind == PublicationKind.BOOK else "",
        "issn": work.issn if kind == PublicationKind.JOURNAL else "",
        "volumeNumber": work.volume,
        "issueNumber": work.issue if kind == PublicationKind.JOURNAL else "",
        "pageStart": first,
        "pageEnd": last,
        "isPartOf": host if work.host_title else None,
        "inSupportOf": str(work.get_degree_display() or "") if kind == PublicationKind.DISSERTATION else "",
        "abstract": facts.one_line(work.annotation),
        "about": [subject.name for subject in work.subjects.all()],
        "inLanguage": work.language if work.language != "xx" else "",
        "sameAs": [address for address in (doi_url(work.doi), facts.link(work)) if address],
        "url": url,
    }
    if kind != PublicationKind.BOOK:
        found.pop("volumeNumber")
    return {name: value for name, value in found.items() if value}


def people(work: Any, roles: tuple[Role, ...]) -> list[dict[str, str]]:
    """People and organizations of ``roles``."""
    return [
        {"@type": "Organization", "name": person.corporate}
        if person.corporate
        else {"@type": "Person", "name": " ".join(filter(None, (facts.given(person), person.last_name)))}
        for person in facts.by_role(work, *roles)
    ]


def organization(name: str) -> dict[str, str] | None:
    """A publisher or an institute."""
    return {"@type": "Organization", "name": name} if name else None
