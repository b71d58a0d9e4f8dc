"""Marks rows as heard by the engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.utils import timezone

from mms_wagtail.search.models import SearchDocument

BATCH = 500


def settle(heard: Iterable[tuple[int, int]]) -> int:
    """Mark rows as heard, given as keys with revisions, except those that were changed since.

    A row that a transaction holds at this moment is being changed, so it is left
    pending rather than waited for: a publication must never meet a deadlock here.

    Returns
    -------
    How many rows were marked.
    """
    now = timezone.now()
    settled = 0
    for chunk in batched(heard, BATCH):
        revisions = dict(chunk)
        with transaction.atomic():
            rows = SearchDocument.objects.filter(pk__in=revisions, stale=False)
            rows = rows.select_for_update(skip_locked=True)
            same = [pk for pk, now_at in rows.values_list("pk", "revision") if revisions[pk] == now_at]
            settled += SearchDocument.objects.filter(pk__in=same).update(
                pending=False, indexed_at=now, attempts=0, last_error=""
            )
    return settled


def batched(items: Iterable[tuple[int, int]], size: int) -> Iterator[list[tuple[int, int]]]:
    """``items`` in lists of up to ``size``."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk
