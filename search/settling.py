"""Marks rows as heard by the engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from django.utils import timezone

from mms_wagtail.search.models import SearchDocument

BATCH = 500


def settle(heard: Iterable[tuple[int, int]]) -> None:
    """Mark rows as heard, given as keys with revisions, except those that were changed since.

    A change always gives a revision that no row had before, so a changed row cannot
    be mistaken for one of ``heard``.
    """
    now = timezone.now()
    for chunk in batched(heard, BATCH):
        keys, revisions = zip(*chunk, strict=True)
        settled = SearchDocument.objects.filter(pk__in=keys, revision__in=revisions)
        settled.update(pending=False, indexed_at=now, attempts=0, last_error="")


def batched(items: Iterable[tuple[int, int]], size: int) -> Iterator[list[tuple[int, int]]]:
    """``items`` in lists of up to ``size``."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk
