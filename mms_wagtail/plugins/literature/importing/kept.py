"""A file between the two steps of an import: private, of one person, for one day."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mms_wagtail.conf import get_settings
from mms_wagtail.plugins.literature.importing.outcome import Outcome, Result

FOLDER, RECORDS, STORY = "imports", "records", "story.json"
DAY = 24 * 60 * 60


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One upload: where it lies, how its file was called, which ISBNs were asked for, and what came of it.

    ``done`` says whether ``result`` is that of the import or of the dry run before it.
    """

    folder: Path
    name: str
    only: tuple[str, ...]
    done: bool
    result: Result

    @property
    def key(self) -> str:
        return self.folder.name

    @property
    def path(self) -> Path:
        return self.folder / RECORDS


def new_folder(chunks: Iterable[bytes], *, owner: int) -> Path:
    """Write a file into a private folder of ``owner``. Side effect: whatever has expired is removed."""
    sweep()
    folder = _root() / str(owner) / uuid.uuid4().hex
    folder.mkdir(parents=True, mode=0o700)
    handle = os.open(folder / RECORDS, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        for chunk in chunks:
            out.write(chunk)
    return folder


def tell(folder: Path, *, name: str, only: tuple[str, ...], done: bool, result: Result) -> Kept:
    """Remember what came of the file; once it is imported, the file itself is removed."""
    kept = Kept(folder=folder, name=name, only=only, done=done, result=result)
    story = {"name": name, "only": only, "done": done, "result": dataclasses.asdict(result)}
    part = folder / f"{STORY}.part"
    part.write_text(json.dumps(story, ensure_ascii=False), encoding="utf-8")
    # A reader sees the old story or the new one, never half of one.
    part.replace(folder / STORY)
    if done:
        kept.path.unlink(missing_ok=True)
    return kept


def find(key: uuid.UUID, *, owner: int) -> Kept | None:
    """An upload of ``owner`` that has not expired; None for any other."""
    folder = _root() / str(owner) / key.hex
    try:
        if _expired(folder):
            return None
        story = json.loads((folder / STORY).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    result = story["result"]
    outcomes = tuple(Outcome(**outcome) for outcome in result.pop("outcomes"))
    return Kept(
        folder=folder,
        name=story["name"],
        only=tuple(story["only"]),
        done=story["done"],
        result=Result(**result, outcomes=outcomes),
    )


def drop(folder: Path) -> None:
    """Remove an upload; one that is gone already is no error."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Remove every upload that has expired."""
    for folder in list(_root().glob("*/*")):
        try:
            if _expired(folder):
                drop(folder)
        except OSError:
            # Another process sweeps, too.
            continue


def _root() -> Path:
    return get_settings().private_dir / FOLDER


def _expired(folder: Path) -> bool:
    return folder.stat().st_mtime < time.time() - DAY
