"""An issue of the digest as its page shows it: rubrics, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse

from mms_wagtail.plugins.literature.domain.covering import jacket_url
from mms_wagtail.plugins.literature.domain.description import describe
from mms_wagtail.plugins.literature.domain.document import count_words, full_title, publication_facts
from mms_wagtail.plugins.literature.domain.exporting import publication_json_ld
from mms_wagtail.plugins.literature.domain.reading import people_of

# A page of so many stays light, and is read in one sitting.
PER_PAGE = 25
PAGE, WHOLE = "stranica", "celikom"
LINKED_DATA = 50


@dataclass(frozen=True, kw_only=True)
class Line:
    """A publication of an issue: what is shown of it, and the methodologist's note."""

    publication: Any
    title: str
    url: str
    byline: str
    facts: list[str]
    cover: str
    record: str
    note: str
    group: str


@dataclass(frozen=True, kw_only=True)
class Rubric:
    """A rubric: its name ("" for none), address within the issue, how many it has, and those on this page."""

    name: str
    anchor: str
    url: str
    total: int
    lines: list[Line]


def issue_context(page: Any, params: Any) -> dict[str, Any]:
    """What ``news_page.html`` shows beside the fields. A fixed number of queries, whatever the issue has.

    ``?stranica=2`` leads on; ``?celikom=1`` gives all at once, for paper.
    """
    items = rubric_order([item for item in items_of(page) if item.publication.live])
    whole = params.get(WHOLE) == "1"
    pages = Paginator(items, max(len(items), 1) if whole else PER_PAGE)
    current = pages.get_page(params.get(PAGE, "1"))
    return {
        "rubrics": rubrics(items, current),
        "current": current,
        "whole": whole,
        "total": len(items),
        "total_words": count_words(len(items)),
        "selection_url": f"{reverse('mms_literature:selection')}?vypusk={page.pk}" if page.pk else "",
        "json_ld": issue_json_ld(page, [item.publication for item in current.object_list]),
    }


def items_of(page: Any) -> list[Any]:
    """Items of an issue with their publications; of a draft that is previewed, as it stands in memory."""
    found = page.items.all()
    if hasattr(found, "select_related") and page.pk:
        inner = (f"publication__{name}" for name in ("contributors", "subjects", "audiences"))
        found = found.select_related("publication", "publication__cover").prefetch_related(*inner)
    return list(found)


def rubric_order(items: list[Any]) -> list[Any]:
    """Items of one rubric together; rubrics in the order in which they were met."""
    groups: dict[str, list[Any]] = {}
    for item in items:
        groups.setdefault(item.group.strip(), []).append(item)
    return [item for group in groups.values() for item in group]


def rubrics(items: list[Any], current: Page[Any]) -> list[Rubric]:
    """All rubrics, with the lines of those that stand on the current page."""
    names = list(dict.fromkeys(item.group.strip() for item in items))
    shown = [line_of(item) for item in current.object_list]
    found = []
    for number, name in enumerate(names, start=1):
        first = next(place for place, item in enumerate(items) if item.group.strip() == name)
        on_page = first // current.paginator.per_page + 1
        anchor = f"rubrika-{number}"
        address = f"?{PAGE}={on_page}#{anchor}" if on_page != current.number else f"#{anchor}"
        found.append(
            Rubric(
                name=name,
                anchor=anchor,
                url=address,
                total=sum(item.group.strip() == name for item in items),
                lines=[line for line in shown if line.group == name],
            )
        )
    return found


def line_of(item: Any) -> Line:
    """One publication in words."""
    work = item.publication
    authors = ", ".join(person.full_name for person in people_of(work)[:3])
    return Line(
        publication=work,
        title=full_title(work),
        url=work.get_absolute_url(),
        byline=authors,
        facts=publication_facts(work, named=False)[:3],
        cover=jacket_url(work),
        record=describe(work),
        note=item.note,
        group=item.group.strip(),
    )


def issue_json_ld(page: Any, works: list[Any]) -> dict[str, Any]:
    """The issue as a number of a periodical, with what it tells of."""
    if not page.pk:
        return {}
    root = (page.full_url or "").removesuffix(page.url or "")
    parts = []
    for work in works[:LINKED_DATA]:
        part = publication_json_ld(work, url=f"{root}{work.get_absolute_url()}")
        parts.append({name: value for name, value in part.items() if name != "@context"})
    found = {
        "@context": "https://schema.org",
        "@type": "PublicationIssue",
        "name": page.title,
        "issueNumber": str(page.number or ""),
        "datePublished": page.month.isoformat() if page.month else "",
        "abstract": page.introduction,
        "inLanguage": "ru",
        "url": page.full_url or "",
        "hasPart": [
            # A list of new books is read in Russian search engines by its names alone.
            {name: part[name] for name in ("@type", "name", "author", "url", "isbn") if name in part}
            for part in parts
        ],
    }
    return {name: value for name, value in found.items() if value}
