"""Where on the portal an act is cited, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from mms_wagtail import registry

PER_PAGE = 10


@dataclass(frozen=True, kw_only=True)
class CitedLine:
    """A thing of the portal that cites the act."""

    title: str
    url: str
    section: str


def cited_page(act: Any, number: str) -> Page[Any]:
    """Things of the portal that cite the act, a page of them; a page that does not exist is the nearest."""
    return Paginator(act.citations.all(), PER_PAGE).get_page(number)


def cited_lines(page: Page[Any]) -> list[CitedLine]:
    known = registry.plugins()
    return [
        CitedLine(
            title=item.title,
            url=item.url,
            section=str(known[item.section].label) if item.section in known else "",
        )
        for item in page
    ]
