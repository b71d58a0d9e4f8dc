"""Asks a process of its own for the texts of files."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mms_wagtail
from mms_wagtail.conf import get_settings
from mms_wagtail.reading.reader import READABLE

logger = logging.getLogger(__name__)

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
    return read_files([(stream, extension)])[0]


def read_files(files: Iterable[tuple[Any, str]]) -> list[FileReading]:
    """Read several files, pairs of a stream and an extension, by one process: that saves its start."""
    with tempfile.TemporaryDirectory(prefix="mms-reading-") as folder:
        names: list[str] = []
        readings: list[FileReading | None] = []
        for number, (stream, extension) in enumerate(files):
            readings.append(None if extension in READABLE else FileReading())
            if extension in READABLE:
                copy = Path(folder, f"{number}{extension}")
                with copy.open("wb") as target:
                    shutil.copyfileobj(stream, target)
                names.append(str(copy))
        answers = iter(_ask(names))
        return [next(answers) if reading is None else reading for reading in readings]


def _ask(names: list[str]) -> Iterator[FileReading]:
    """Readings of files in their order; after one that fells or stops the reader a new one goes on."""
    while names:
        seconds = get_settings().file_text_seconds
        command = [sys.executable, "-m", "mms_wagtail.reading", str(seconds), *names]
        # PYTHONPATH, because the project may have found the package by a path of its own.
        path = os.pathsep.join([ROOT, os.getenv("PYTHONPATH", "")])
        error = "broken"
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=seconds * PATIENCE * len(names),
                check=False,
                env=os.environ | {"PYTHONPATH": path},
            )
            output = done.stdout
            if done.returncode:
                logger.warning("The reader of files ended with %s: %s", done.returncode, done.stderr[-500:])
        except subprocess.TimeoutExpired as expired:
            output, error = expired.stdout or b"", "slow"
        answers = [json.loads(line) for line in output.splitlines(keepends=True) if line.endswith(b"\n")]
        for answer in answers:
            yield FileReading(pages=answer["pages"], error=answer["error"], parts=tuple(answer["parts"]))
        names = names[len(answers) :]
        if names:
            yield FileReading(error=error)
            names = names[1:]
