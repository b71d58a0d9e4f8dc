"""The section in templates."""

from __future__ import annotations

from dataclasses import dataclass

from django import template

from mms_wagtail.plugins.literature.domain.latest import LatestIssue
from mms_wagtail.plugins.literature.domain.latest import latest_issue as find_latest
from mms_wagtail.plugins.literature.models import LiteratureIndexPage

register = template.Library()


@dataclass(frozen=True, kw_only=True)
class Section:
    title: str
    url: str


@register.simple_tag
def literature_section() -> Section | None:
    """``{% literature_section as section %}``: title and url of the section's page; None without one."""
    page = LiteratureIndexPage.objects.live().first()
    return Section(title=page.title, url=page.get_url() or "/") if page else None


@register.simple_tag
def latest_issue(limit: int = 3) -> LatestIssue | None:
    """``{% latest_issue limit=3 as issue %}``: the newest issue with some of its publications."""
    return find_latest(limit=limit)
