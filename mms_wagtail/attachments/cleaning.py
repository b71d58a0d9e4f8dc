"""Removes from the private folder what nothing refers to."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mms_wagtail.attachments.models import Attachment
from mms_wagtail.attachments.storage import CLEANED, FILES, PART, PREVIEWS
from mms_wagtail.conf import get_settings

# A file is written before its row; younger ones may belong to an upload that is still going on.
DAY = 24 * 60 * 60


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    files: int
    size: int


def clean_attachments(*, older_than: float = DAY, dry_run: bool = False) -> Cleaned:
    """Delete halves of uploads, files without a row, and previews of files that are gone.

    Parameters
    ----------
    older_than:
        Seconds since the last change; younger files stay.
    dry_run:
        Only count.
    """
    limit, count, size = time.time() - older_than, 0, 0
    for path in list(_unused()):
        try:
            facts = path.stat()
            if facts.st_mtime > limit:
                continue
            if not dry_run:
                path.unlink()
        except FileNotFoundError:
            # Another process cleans, too.
            continue
        count, size = count + 1, size + facts.st_size
    return Cleaned(files=count, size=size)


def _unused() -> Iterator[Path]:
    root = get_settings().private_dir
    names = set(Attachment.objects.values_list("file", flat=True))
    for path in _files(root / FILES):
        if path.name.endswith(PART) or path.relative_to(root).as_posix() not in names:
            yield path
    digests = set(Attachment.objects.values_list("sha256", flat=True))
    for kind in (PREVIEWS, CLEANED):
        for path in _files(root / kind):
            if path.name.endswith(PART) or path.name.partition("-")[0] not in digests:
                yield path


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
