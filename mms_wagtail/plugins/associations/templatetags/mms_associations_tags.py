"""Associations in templates of other pages."""

from __future__ import annotations

from django import template

from mms_wagtail.plugins.associations.describe.lines import MeetingLine, meeting_line
from mms_wagtail.plugins.associations.describe.section import section_url
from mms_wagtail.plugins.associations.domain.meetings import coming_meetings

register = template.Library()


@register.simple_tag
def next_meetings(limit: int = 4) -> list[MeetingLine]:
    """``{% next_meetings limit=4 as lines %}``: the nearest meetings that readers may see; one query."""
    return [meeting_line(item, holder=item.holder) for item in coming_meetings()[:limit]]


@register.simple_tag
def associations_url() -> str:
    """Address of the section's page; "" before it is published."""
    return section_url()
