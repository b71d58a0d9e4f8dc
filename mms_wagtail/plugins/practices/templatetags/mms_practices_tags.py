"""Template tags of practices."""

from __future__ import annotations

from typing import Any

from django import template

from mms_wagtail.plugins.practices.domain.repeated import Repeated, most_repeated
from mms_wagtail.plugins.practices.steps import Step, split_steps

register = template.Library()


@register.simple_tag
def practice_steps(page: Any) -> list[Step]:
    """Steps of a practice."""
    return split_steps(page.steps)


@register.simple_tag
def repeated_practices(limit: int = 3) -> list[Repeated]:
    """Practices that colleagues of other schools have repeated lately."""
    return most_repeated(limit)
