"""Pictures of the first page of a PDF, and small versions of pictures; made on demand and kept."""

from __future__ import annotations

import logging
import subprocess
import sys
import time
import uuid
from pathlib import Path

from mms_wagtail.attachments.models import Attachment
from mms_wagtail.attachments.storage import PART, PREVIEWS, cache_path

logger = logging.getLogger(__name__)

BOX = (800, 1130)
# Wall clock; the drawing itself may use 20 seconds of a processor.
SECONDS = 30
TRY_AGAIN = 60 * 60
RENDER = Path(__file__).with_name("render.py")


def preview(attachment: Attachment) -> Path | None:
    """Path of a PNG of at most 800 × 1130 pixels, without metadata.

    Returns
    -------
    None for types that have no preview, and for a file that cannot be drawn in time; that is
    remembered for an hour, so that opening a page again costs nothing.
    """
    if not attachment.can_be_previewed:
        return None
    try:
        path = cache_path(PREVIEWS, f"{attachment.sha256}-{BOX[0]}.png")
        if not path.exists() or _failed_long_ago(path):
            _draw(attachment, path)
        return path if path.stat().st_size else None
    except OSError:
        # A full disk, or no program to draw with: a page without a preview is still a page.
        logger.exception("The preview of attachment %s cannot be made", attachment.pk)
        return None


def _failed_long_ago(path: Path) -> bool:
    facts = path.stat()
    return not facts.st_size and facts.st_mtime < time.time() - TRY_AGAIN


def _draw(attachment: Attachment, path: Path) -> None:
    part = path.with_name(f"{path.name}.{uuid.uuid4().hex}{PART}")
    command = [sys.executable, "-I", str(RENDER), attachment.file.path, attachment.extension, str(part)]
    try:
        done = subprocess.run(
            [*command, str(BOX[0]), str(BOX[1])], capture_output=True, timeout=SECONDS, check=False
        )
        reason = done.stderr.decode(errors="replace")[-500:] if done.returncode else ""
    except subprocess.TimeoutExpired:
        reason = f"not ready after {SECONDS} seconds"
    if reason or not part.exists():
        logger.warning("No preview of attachment %s: %s", attachment.pk, reason or "nothing was drawn")
        part.write_bytes(b"")
    part.chmod(0o600)
    part.replace(path)
