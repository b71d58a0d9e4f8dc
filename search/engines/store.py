"""The folder of the embedded index: generations, the pointer to the live one, and locks.

::

    INDEX_DIR/
      current            name of the live generation
      write.lock         held by whoever writes to the live index
      rebuild.lock       held by whoever rebuilds
      g-<number>/        one generation; mark.json says what made it

Locks are the system's (``flock``), so those of a killed process are free at once.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from mms_wagtail.search.engines.base import FORMAT, EngineBusyError, EngineNotReadyError

POINTER = "current"
MARK = "mark.json"
PREFIX = "g-"


class IndexStore:
    """Generations of an index below ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def current(self) -> Path:
        """Folder of the live generation.

        Raises
        ------
        EngineNotReadyError
            When there is none, or another version of the software made it.
        """
        try:
            folder = self.root / (self.root / POINTER).read_text(encoding="ascii").strip()
            mark = json.loads((folder / MARK).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise EngineNotReadyError(f"There is no index in {self.root}.") from error
        if mark != self._mark():
            raise EngineNotReadyError(f"The index in {self.root} was made by another version.")
        return folder

    def create(self) -> Path:
        """Make the folder of a new generation.

        Raises
        ------
        EngineNotReadyError
            When the folder cannot be written.
        """
        folder = self.root / f"{PREFIX}{time.time_ns()}"
        try:
            folder.mkdir(parents=True)
            (folder / MARK).write_text(json.dumps(self._mark()), encoding="utf-8")
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise EngineNotReadyError(f"The index folder cannot be written: {error}") from error
        return folder

    def switch(self, folder: Path) -> None:
        """Make ``folder`` the live generation in one step, and remove the others.

        Raises
        ------
        EngineNotReadyError
            When the folder cannot be written.
        """
        temporary = self.root / f"{POINTER}.new"
        try:
            with temporary.open("w", encoding="ascii") as stream:
                stream.write(folder.name)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(self.root / POINTER)
        except OSError as error:
            raise EngineNotReadyError(f"The index folder cannot be written: {error}") from error
        for other in self.root.glob(f"{PREFIX}*"):
            if other != folder:
                # Readers that still have its files open keep them until they close.
                shutil.rmtree(other, ignore_errors=True)

    @contextmanager
    def lock(self, name: str, *, wait: float = 0) -> Iterator[None]:
        """Hold one of the locks.

        Raises
        ------
        EngineBusyError
            When somebody else holds it for longer than ``wait`` seconds.
        EngineNotReadyError
            When the folder cannot be written.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            stream = (self.root / f"{name}.lock").open("w")
        except OSError as error:
            raise EngineNotReadyError(f"The index folder cannot be written: {error}") from error
        with stream:
            deadline = time.monotonic() + wait
            while True:
                try:
                    fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except OSError as error:
                    if time.monotonic() >= deadline:
                        raise EngineBusyError(f"The {name} lock is taken.") from error
                    time.sleep(0.05)
            yield

    @staticmethod
    def _mark() -> dict[str, object]:
        # Files of tantivy are compatible within a minor version only.
        return {"format": FORMAT, "tantivy": ".".join(tantivy.__version__.split(".")[:2])}
