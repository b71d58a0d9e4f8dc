"""A PostgreSQL for the tests: Debian's programs, loopback only, its folder gone afterwards."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.services.elasticsearch import free_port
from tests.services.missing import ServiceMissingError

PROGRAMS = "/usr/lib/postgresql"
# PostgreSQL refuses to run as root; its package makes this user.
UNPRIVILEGED = "postgres"
# Nothing of a test outlives it, so nothing has to reach the disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
STOP_TIMEOUT = 30


@dataclass(frozen=True)
class Server:
    """A running server with an empty database ``mms``, whose owner ``mms`` needs no password."""

    port: int

    @property
    def url(self) -> str:
        """For MMS_DATABASE_URL and MMS_TEST_DATABASE_URL."""
        return f"postgres://mms@127.0.0.1:{self.port}/mms"

    @property
    def settings(self) -> dict[str, Any]:
        """For Django's DATABASES."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "mms",
            "USER": "mms",
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
        }


def programs() -> Path:
    """Folder of the newest installed server's programs.

    Raises
    ------
    ServiceMissingError
        When Debian's package «postgresql» is not installed.
    """
    found = sorted(Path(PROGRAMS).glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise ServiceMissingError("PostgreSQL is not installed: apt-get install postgresql")
    return found[-1].parent


@contextlib.contextmanager
def postgresql() -> Iterator[Server]:
    """A server on a free port, stopped and removed afterwards.

    Raises
    ------
    ServiceMissingError
        When it is not installed or does not start.
    """
    home = programs()
    folder = Path(tempfile.mkdtemp(prefix="mms-postgresql-"))
    data = folder / "data"
    if os.geteuid() == 0:
        shutil.chown(folder, UNPRIVILEGED, UNPRIVILEGED)
    server = Server(free_port())
    options = [f"port={server.port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}"]
    flags = " ".join(f"-c {option}" for option in (*options, *FAST))
    start = ["-w", "-t", "60", "-l", str(folder / "log"), "-o", flags]
    try:
        encoding = ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        _run(home / "initdb", "-D", str(data), "-U", "mms", "--auth=trust", *encoding)
        _run(home / "pg_ctl", "-D", str(data), *start, "start")
        try:
            _run(home / "createdb", "-h", "127.0.0.1", "-p", str(server.port), "-U", "mms", "mms")
            yield server
        finally:
            _run(home / "pg_ctl", "-D", str(data), "-m", "immediate", "-t", str(STOP_TIMEOUT), "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: Path, *arguments: str) -> None:
    command = [str(program), *arguments]
    if os.geteuid() == 0:
        ids = [f"--reuid={UNPRIVILEGED}", f"--regid={UNPRIVILEGED}", "--clear-groups"]
        command = ["setpriv", *ids, *command]
    # A pipe would be inherited by the server and never end.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            command, cwd="/", stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, check=False
        )
        output.seek(0)
        said = output.read().decode(errors="replace")
    if done.returncode:
        raise ServiceMissingError(f"{program.name} failed: {said[-1000:]}")
