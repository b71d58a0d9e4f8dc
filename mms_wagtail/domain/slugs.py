"""Addresses in Latin letters, for pages whose addresses go into letters and onto paper."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

LONGEST = 60


def latin_slug(title: str) -> str:
    """«Щедрый год» as ``shchedryi-god``, cut between words at :data:`LONGEST`; "" when nothing is left.

    The letters are those of anyascii, which Wagtail brings for the same end.
    """
    slug: str = slugify(string_to_ascii(title).replace("'", ""))
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return slug


def free_slug(title: str, *, beside: Any, default: str) -> str:
    """A :func:`latin_slug` that none of the pages ``beside`` (a queryset) has; ``default`` stands for ""."""
    base = latin_slug(title) or default
    taken = set(beside.filter(slug__startswith=base).values_list("slug", flat=True))
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
