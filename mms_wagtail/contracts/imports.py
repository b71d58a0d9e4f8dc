"""What ``mms_import`` asks of a section, and what it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mms_wagtail.contracts.texts import Text


@dataclass(frozen=True, kw_only=True)
class ImportRequest:
    """A file to import.

    Parameters
    ----------
    path, format:
        The file, and the name of its format; "" lets the section find out.
    dry_run:
        Do and say all the same, and write nothing.
    by:
        The user who imports, or None.
    only:
        Numbers (ISBN and the like) of the records to take, as a person wrote them; empty for all. One that
        no record has is among the refused.
    progress:
        Wraps a sequence in a progress bar with a title.
    """

    path: Path
    format: str = ""
    dry_run: bool = False
    by: Any = None
    only: tuple[str, ...] = ()
    progress: Callable[[str, Sequence[Any]], Iterable[Any]] = lambda title, items: items


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A record that was not imported: where it stands in the file («запись 12»), and why."""

    place: str
    reason: Text


@dataclass(frozen=True, kw_only=True)
class ImportReport:
    """What became of the records of a file; each is in exactly one of the four."""

    created: int = 0
    completed: int = 0
    known: int = 0
    refused: tuple[Refusal, ...] = ()
