"""Asks a process of its own for the text of a file."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mms_wagtail
from mms_wagtail.conf import get_settings
from mms_wagtail.reading.reader import READABLE

logger = logging.getLogger(__name__)

# The folder that the package is imported from, for a project that found it by a path of its own.
ROOT = str(Path(mms_wagtail.__file__).resolve().parents[1])
# A reader stops by itself in time, except inside a library; then it is stopped.
PATIENCE = 2


@dataclass(frozen=True, kw_only=True)
class FileReading:
    """What a file says. ``parts`` are ``{"place", "name", "text"}``, as pieces of :mod:`mms_wagtail.reading`.

    ``error`` is "" or one of ``"broken"``, ``"locked"``, ``"large"``, ``"slow"``.
    """

    pages: int = 0
    error: str = ""
    parts: tuple[dict[str, str], ...] = ()


def read_file(stream: Any, *, extension: str) -> FileReading:
    """Read the pages and the text of a file. Never raises for what a file can hold.

    Parameters
    ----------
    stream:
        A binary file, read from where it stands.
    extension:
        Lower case with the dot. Formats without a reader (``.doc``, pictures, sound) give nothing.

    Side effects: runs Python for up to ``FILE_TEXT_SECONDS`` and a little.
    """
    if extension not in READABLE:
        return FileReading()
    seconds = get_settings().file_text_seconds
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        try:
            done = subprocess.run(
                [sys.executable, "-m", "mms_wagtail.reading", extension, str(seconds)],
                stdin=copy,
                capture_output=True,
                timeout=seconds * PATIENCE,
                check=False,
                env=os.environ
                | {"PYTHONPATH": os.pathsep.join(filter(None, [ROOT, os.getenv("PYTHONPATH")]))},
            )
        except subprocess.TimeoutExpired:
            return FileReading(error="slow")
    if done.returncode:
        logger.warning("The reader of a %s ended with %s: %s", extension, done.returncode, done.stderr[-500:])
        return FileReading(error="broken")
    answer = json.loads(done.stdout)
    parts = tuple({"place": place, "name": name, "text": text} for place, name, text in answer["pieces"])
    return FileReading(pages=answer["pages"], error=answer["error"], parts=parts)
