"""The relations of a material, each read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Terms, people and files of one material, in their order."""

    subjects: list[Any]
    levels: list[Any]
    audiences: list[Any]
    directions: list[Any]
    tags: list[Any]
    authors: list[Any]
    files: list[Any]


def read_parts(page: Any) -> Parts:
    """Read the relations of ``page`` with one query each, or none where they were prefetched."""
    return Parts(
        subjects=list(page.subjects.all()),
        levels=list(page.levels.all()),
        audiences=list(page.audiences.all()),
        directions=list(page.directions.all()),
        tags=[item.tag for item in _with(page, "tagged_items", "tag")],
        authors=list(_with(page, "authors", "person")),
        files=list(_with(page, "files", "document", "document__mms_file_info")),
    )


def _with(page: Any, relation: str, *names: str) -> Any:
    """Items of ``relation`` joined with ``names``. A prefetched relation is taken as it is."""
    manager = getattr(page, relation)
    if relation in getattr(page, "_prefetched_objects_cache", {}):
        return manager.all()
    return manager.select_related(*names)
