"""Where private files lie: outside every folder that a web server gives out."""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import FileSystemStorage

from mms_wagtail.conf import get_settings

FILES = "attachments"
PREVIEWS = "previews"
CLEANED = "cleaned"
PART = ".part"


class PrivateStorage(FileSystemStorage):
    """Files below ``PRIVATE_DIR``, without an address, readable by the site's own user alone."""

    def __init__(self) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    # Read anew each time, so that the folder follows the settings.
    @property
    def base_location(self) -> str:  # type: ignore[override]
        return str(get_settings().private_dir)

    @property
    def location(self) -> str:  # type: ignore[override]
        return os.path.abspath(self.base_location)

    def url(self, name: str | None) -> str:
        raise ValueError("Private files have no address. Serve them with mms_wagtail.attachments.api.serve.")


def private_storage() -> PrivateStorage:
    """For ``FileField(storage=…)``: a function, so that migrations name no folder."""
    return PrivateStorage()


@dataclass(frozen=True, kw_only=True)
class Written:
    """``name`` below the storage, and what was found while writing."""

    name: str
    size: int
    sha256: str


def write_file(chunks: Iterable[bytes], *, extension: str) -> Written:
    """Write a new file whole or not at all.

    It is written under a name that ends in ``.part``, reaches the disk, and only then gets its name; a
    process that is killed leaves a part that nothing lists and ``mms_clean_attachments`` removes.

    Raises
    ------
    OSError
        When the disk is full or refuses; nothing is left behind.
    """
    storage = private_storage()
    key = uuid.uuid4().hex
    name = f"{FILES}/{key[:2]}/{key}.{extension}"
    target = Path(storage.path(name))
    digest, size = hashlib.sha256(), 0
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = target.with_name(target.name + PART)
    try:
        with open(part, "xb", opener=_private) as stream:
            for chunk in chunks:
                stream.write(chunk)
                digest.update(chunk)
                size += len(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(part, target)
        _sync_folder(target.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        target.unlink(missing_ok=True)
        raise
    return Written(name=name, size=size, sha256=digest.hexdigest())


def cache_path(kind: str, name: str) -> Path:
    """Place of something that can be made again from a file: ``kind`` is ``PREVIEWS`` or ``CLEANED``."""
    folder = get_settings().private_dir / kind / name[:2]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / name


def keep(path: Path, content: bytes) -> None:
    """Put ``content`` into the cache at once, so that nobody reads a half of it."""
    part = path.with_name(f"{path.name}.{uuid.uuid4().hex}{PART}")
    try:
        with open(part, "xb", opener=_private) as stream:
            stream.write(content)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
