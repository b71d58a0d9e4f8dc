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


class LatinAddressMixin:
    """For pages whose addresses go onto paper: an empty slug becomes Latin before it is checked.

    ``slug_default`` stands for a title of which no letter is left.
    """

    slug_default = "stranitsa"

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.name_address()
        super().full_clean(*args, **kwargs)  # type: ignore[misc]

    def minimal_clean(self) -> None:
        self.name_address()
        super().minimal_clean()  # type: ignore[misc]

    def name_address(self) -> None:
        """Give the page a slug that none of its siblings has, unless it has one, or no place in the tree."""
        page: Any = self
        if not page.slug and page.path:
            siblings = page.get_parent().get_children()
            page.slug = free_slug(page.title, beside=siblings, default=self.slug_default)
