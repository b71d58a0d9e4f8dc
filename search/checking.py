"""Compares pages, rows and the index, and mends what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mms_wagtail import registry
from mms_wagtail.search.engines import get_engine
from mms_wagtail.search.models import SearchDocument
from mms_wagtail.search.outbox import drain
from mms_wagtail.search.projection import later_revision, project_anew
from mms_wagtail.search.published import published_objects

BATCH = 500


@dataclass(frozen=True)
class Differences:
    """Keys of documents, by what is wrong with them. Rows that still wait are no difference.

    ``unknown`` are public pages without a row, ``outlived`` rows whose page is gone or
    private; the index lacks what is ``missing``, has what is ``stale`` in an old revision,
    and should not have what is ``surplus``.
    """

    unknown: tuple[str, ...] = ()
    outlived: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    surplus: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.unknown or self.outlived or self.missing or self.stale or self.surplus)


def compare() -> Differences:
    """Compare the public pages with the rows, and the rows with the live index.

    Raises
    ------
    EngineNotReadyError
        When the index cannot be read.
    """
    held = dict(get_engine().contents())
    rows = SearchDocument.objects.values_list(
        "section", "object_id", "revision", "pending", "deleted", "stale"
    )
    missing, stale, expected, recorded = [], [], set(), set()
    for section, object_id, revision, pending, deleted, waits in rows.iterator(2_000):
        key = f"{section}:{object_id}"
        if not deleted and not waits:
            recorded.add(key)
        if not deleted or pending:
            expected.add(key)
        if pending or deleted:
            continue
        if key not in held:
            missing.append(key)
        elif held[key] != revision:
            stale.append(key)
    surplus = [key for key in held if key not in expected]
    public = set(_public())
    return Differences(
        unknown=tuple(_shown(public - expected)),
        outlived=tuple(sorted(recorded - public)),
        missing=tuple(missing),
        stale=tuple(stale),
        surplus=tuple(surplus),
    )


def _public() -> Iterator[str]:
    """Keys of all public pages of all plugins."""
    for slug, plugin in registry.plugins().items():
        keys = published_objects(plugin).prefetch_related(None).order_by("pk").values_list("pk", flat=True)
        for key in keys.iterator(2_000):
            yield f"{slug}:{key}"


def _shown(keys: set[str]) -> Iterator[str]:
    """Keys of pages that their plugins do not keep out of the search."""
    for section, plugin in registry.plugins().items():
        ids = sorted(key.partition(":")[2] for key in keys if key.startswith(f"{section}:"))
        for page in published_objects(plugin).filter(pk__in=ids):
            try:
                hidden = registry.document_of(plugin, page) is None
            except Exception:
                # To be told as a difference: the projection then logs why.
                hidden = False
            if not hidden:
                yield f"{section}:{page.pk}"


def repair(found: Differences) -> None:
    """Project what the rows lack, feed what is missing or stale, and remove what should not be there.

    Raises
    ------
    EngineBusyError
        When somebody else writes.
    EngineNotReadyError
        When the index cannot be written.
    """
    for keys in _batches((*found.unknown, *found.outlived)):
        _project(keys)
    for keys in _batches((*found.missing, *found.stale)):
        wanted = set(keys)
        ids = [key.partition(":")[2] for key in keys]
        rows = SearchDocument.objects.filter(object_id__in=ids).only("pk", "section", "object_id")
        again = [row.pk for row in rows if row.key in wanted]
        SearchDocument.objects.filter(pk__in=again).update(
            pending=True, attempts=0, revision=later_revision()
        )
    if found.surplus:
        with get_engine().writing() as writer:
            for key in found.surplus:
                writer.remove(key)
            writer.commit()
    drain()


def _project(keys: tuple[str, ...]) -> None:
    by_section: dict[str, list[str]] = {}
    for key in keys:
        section, _colon, object_id = key.partition(":")
        by_section.setdefault(section, []).append(object_id)
    for section, ids in by_section.items():
        if plugin := registry.plugins().get(section):
            project_anew(plugin, ids)


def _batches(keys: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
