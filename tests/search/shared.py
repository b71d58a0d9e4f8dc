"""Lets another process work on the database and index of a running test."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]

START = """
import tests.search.shared as shared
shared.configure({database!r}, {index!r})
import django
django.setup()
from tests.materials.factory import make_material
"""

PUBLISH = """
for number in range({count}):
    make_material(f"Дроби {name} {{number}}")
    print(number, flush=True)
"""


def configure(database: str, index: str) -> None:
    """Settings of the tests, with the running test's own database and index."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    settings.MMS_WAGTAIL = {"INDEX_DIR": index}


def process(code: str, index: Path, *, within: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    """Another process that runs ``code`` on the tests' database and ``index``.

    ``within`` is a command that starts it with other rights.
    """
    start = START.format(database=str(connection.settings_dict["NAME"]), index=str(index))
    return subprocess.Popen(
        [*within, sys.executable, "-c", start + textwrap.dedent(code)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"},
        stdout=subprocess.PIPE,
        text=True,
    )


def publisher(name: str, count: int, index: Path) -> subprocess.Popen[str]:
    """Another process that publishes, and prints the number of each publication."""
    return process(PUBLISH.format(name=name, count=count), index)


def wait_until(done: Callable[[], Any], seconds: float = 30) -> None:
    """Wait for what happens in the background; the limit is for hangs."""
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)
