"""Template tags of the section, for the home page."""

from __future__ import annotations

from typing import Any

from django import template

from mms_wagtail.plugins.legislation.domain.calendar import CalendarEvent, coming
from mms_wagtail.plugins.legislation.domain.updates import UpdateLine, published_updates, update_lines

register = template.Library()


@register.simple_tag(takes_context=True)
def latest_updates(context: Any, limit: int = 3) -> list[UpdateLine]:
    """``{% latest_updates limit=3 as lines %}``: what changed last."""
    return update_lines(published_updates()[:limit], context.get("request"))


@register.simple_tag(takes_context=True)
def coming_events(context: Any, limit: int = 4) -> list[CalendarEvent]:
    """``{% coming_events limit=4 as events %}``: what enters into force next."""
    return coming(limit=limit, request=context.get("request"))
