"""Kind of content and means of access, and where a thing is in the network (5.8, 5.9)."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from mms_wagtail.plugins.literature.choices import Carrier, PublicationKind
from mms_wagtail.plugins.literature.domain.dates import short_date


def is_electronic(work: Any) -> bool:
    """Whether it is described as an electronic resource; what is on paper too is described as paper."""
    return bool(work.kind == PublicationKind.ELECTRONIC or work.carrier == Carrier.ELECTRONIC)


def means(work: Any) -> str:
    """«Текст : непосредственный» or «Текст : электронный»."""
    return "Текст : электронный" if is_electronic(work) else "Текст : непосредственный"


def address(work: Any) -> str:
    """«URL: https://… (дата обращения: 01.02.2026)» of an electronic resource; "" without an address."""
    if not work.url or not is_electronic(work):
        return ""
    # Whoever copies the record has just been here.
    seen = work.accessed_on or timezone.localdate()
    return f"URL: {work.url} (дата обращения: {short_date(seen)})"


def doi(work: Any) -> str:
    """«DOI 10.…»"""
    return f"DOI {work.doi}" if work.doi else ""
