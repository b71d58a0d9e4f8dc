"""The section's page: the latest issue, the earlier ones, ways into the publications."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from mms_wagtail.contracts import Text
from mms_wagtail.plugins.literature.choices import Category
from mms_wagtail.plugins.literature.domain.covering import jacket_url
from mms_wagtail.plugins.literature.domain.document import count_words
from mms_wagtail.plugins.literature.domain.reading import public
from mms_wagtail.plugins.literature.models import LiteratureNewsPage, Publication

EARLIER, COVERS = 12, 4


@dataclass(frozen=True, kw_only=True)
class IssueCard:
    """An issue in the list: the page, how much is in it, and covers of the latest one."""

    page: Any
    url: str
    count: str
    covers: list[str]


@dataclass(frozen=True, kw_only=True)
class Way:
    """A category of literature: its words, how many publications it has, and where they are."""

    label: Text
    count: int
    url: str


def section_context(page: Any) -> dict[str, Any]:
    """What ``index_page.html`` shows beside the fields. A fixed number of queries."""
    issues = issue_cards(page)
    return {"latest": issues[0] if issues else None, "earlier": issues[1:], "ways": ways()}


def issue_cards(page: Any) -> list[IssueCard]:
    """The latest issues below ``page``; the very latest with covers."""
    found = LiteratureNewsPage.objects.child_of(page).live().public()
    counted = found.annotate(count=Count("items", filter=Q(items__publication__live=True)))
    pages = list(counted.order_by("-month", "-first_published_at", "-pk")[: EARLIER + 1])
    covers = first_covers(pages[0]) if pages else []
    return [
        IssueCard(
            page=issue,
            url=issue.get_url() or "",
            count=count_words(issue.count),
            covers=covers if place == 0 else [],
        )
        for place, issue in enumerate(pages)
    ]


def first_covers(issue: Any) -> list[str]:
    """Drawn covers of the first publications of an issue."""
    works = Publication.objects.filter(live=True, mentions__page=issue).prefetch_related("contributors")
    return [jacket_url(work) for work in works.order_by("mentions__sort_order")[:COVERS]]


def ways() -> list[Way]:
    """The four kinds of literature of the regulation that the portal has something of; one query."""
    rows = public().order_by().values("category").annotate(total=Count("pk"))
    totals = dict(rows.values_list("category", "total"))
    address = reverse("mms_literature:catalogue")
    return [
        Way(label=category.label, count=totals[category], url=f"{address}?category={category}")
        for category in Category
        if totals.get(category)
    ]
