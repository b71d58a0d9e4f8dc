"""The latest issue of the digest, as the home page tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mms_wagtail.plugins.literature.domain.document import count_words
from mms_wagtail.plugins.literature.domain.issue import Line, items_of, line_of
from mms_wagtail.plugins.literature.models import LiteratureNewsPage


@dataclass(frozen=True, kw_only=True)
class LatestIssue:
    """``count`` is in words («10 изданий»); ``lines`` are a few publications to begin with."""

    page: Any
    url: str
    count: str
    lines: list[Line]


def latest_issue(*, limit: int = 3) -> LatestIssue | None:
    """The newest public issue with ``limit`` publications, those with a note first; None before the first.

    A fixed number of queries, whatever the issue has.
    """
    issues = LiteratureNewsPage.objects.live().public()
    page = issues.order_by("-month", "-first_published_at", "-pk").first()
    if page is None:
        return None
    items = [item for item in items_of(page) if item.publication.live]
    # sorted() is stable: the methodologist's own order holds among equals.
    shown = sorted(items, key=lambda item: not item.note.strip())[:limit]
    return LatestIssue(
        page=page,
        url=page.get_url() or "",
        count=count_words(len(items)),
        lines=[line_of(item) for item in shown],
    )
