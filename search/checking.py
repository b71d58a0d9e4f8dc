"""Compares the index with the database, and mends it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mms_wagtail.search.engines import get_engine
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.outbox import drain
from mms_wagtail.search.projection import next_revision

BATCH = 500


@dataclass(frozen=True)
class Differences:
    """Keys that the index lacks, has in an old revision, or should not have. Rows that still wait are no
    difference."""

    missing: tuple[str, ...]
    stale: tuple[str, ...]
    surplus: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.stale or self.surplus)


def compare() -> Differences:
    """Compare the live index with the rows that it was told.

    Raises
    ------
    EngineNotReadyError
        When the index cannot be read.
    """
    held = dict(get_engine().contents())
    rows = SearchDocument.objects.values_list("section", "object_id", "revision", "pending", "deleted")
    missing, stale, expected = [], [], set()
    for section, object_id, revision, pending, deleted in rows.iterator(2_000):
        key = f"{section}:{object_id}"
        if not deleted or pending:
            expected.add(key)
        if pending or deleted:
            continue
        if key not in held:
            missing.append(key)
        elif held[key] != revision:
            stale.append(key)
    surplus = [key for key in held if key not in expected]
    return Differences(tuple(missing), tuple(stale), tuple(surplus))


def repair(found: Differences) -> None:
    """Feed what is missing or stale, and remove what should not be there.

    Raises
    ------
    EngineBusyError
        When somebody else writes.
    EngineNotReadyError
        When the index cannot be written.
    """
    for keys in _batches((*found.missing, *found.stale)):
        wanted = set(keys)
        ids = [key.partition(":")[2] for key in keys]
        rows = SearchDocument.objects.filter(object_id__in=ids).only("pk", "section", "object_id")
        again = [row.pk for row in rows if row.key in wanted]
        SearchDocument.objects.filter(pk__in=again).update(pending=True, attempts=0, revision=next_revision())
    if found.surplus:
        with get_engine().writing() as writer:
            for key in found.surplus:
                writer.remove(key)
            writer.commit()
    drain()


def _batches(keys: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
