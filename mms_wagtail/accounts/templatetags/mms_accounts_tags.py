"""The cabinet in templates, and words of a consent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template

from mms_wagtail.accounts.cabinet import Cabinet, is_overdue
from mms_wagtail.accounts.consents import PUBLISHABLE
from mms_wagtail.accounts.people import display_name

register = template.Library()
register.filter("overdue", is_overdue)
register.filter("display_name", display_name)


@register.simple_tag(takes_context=True)
def cabinet(context: Any) -> Cabinet:
    """``{% cabinet as cabinet %}``: the cabinet of the reader, read once a request."""
    request = context["request"]
    if not hasattr(request, "mms_cabinet"):
        request.mms_cabinet = Cabinet(request)
    found: Cabinet = request.mms_cabinet
    return found


@register.filter
def published_words(keys: Iterable[str]) -> str:
    """«Должность, место работы» for keys of what may be published."""
    words = ", ".join(str(PUBLISHABLE[key]) for key in keys if key in PUBLISHABLE)
    return words[:1] + words[1:].lower()
