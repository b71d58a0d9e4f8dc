"""A killed import, and two at once: nothing is doubled, nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from mms_wagtail.plugins.literature.models import Publication
from tests.initial_data import restore_initial_data
from tests.literature.importing.conftest import Import

ROOT = Path(__file__).resolve().parents[3]
MANY = 120
PROGRAM = """
import json, os, signal, sys
from pathlib import Path
from django.conf import settings
options = json.loads(sys.argv[1])
settings.DATABASES["default"]["NAME"] = options["database"]
settings.MMS_WAGTAIL = settings.MMS_WAGTAIL | {"INDEX_DIR": Path(options["index"])}
import django
django.setup()
from mms_wagtail.contracts import ImportRequest
from mms_wagtail.plugins.literature.importing.run import import_records

def progress(title, items):
    for number, item in enumerate(items):
        if number == options["die_at"]:
            os.kill(os.getpid(), signal.SIGKILL)
        yield item

report = import_records(ImportRequest(path=Path(options["path"]), progress=progress))
print(json.dumps([report.created, report.completed, report.known, len(report.refused)]))
"""


def table() -> str:
    lines = (f"Автор А.;Книга {number};2001" for number in range(MANY))
    return "Автор;Название;Год\n" + "\n".join(lines)


def start(path: Path, *, die_at: int = -1) -> subprocess.Popen[str]:
    options = {
        "database": str(connection.settings_dict["NAME"]),
        "index": str(path.parent / "index"),
        "path": str(path),
        "die_at": die_at,
    }
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
    }
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, json.dumps(options)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.django_db(transaction=True)
def test_killed_and_two_at_once(run: Import, tmp_path: Path) -> None:
    """The killed one leaves whole batches; two that follow at once add the rest, each record once."""
    restore_initial_data()
    path = tmp_path / "books.csv"
    path.write_text(table(), encoding="utf-8")

    assert start(path, die_at=70).wait(120) == -9
    assert Publication.objects.count() == 50

    both = [start(path), start(path)]
    told = [json.loads(process.communicate(timeout=120)[0]) for process in both]
    assert Publication.objects.count() == MANY
    assert sum(created for created, *_rest in told) == MANY - 50
    assert all(sum(report) == MANY and report[3] == 0 for report in told)
    titles = Publication.objects.values_list("title", flat=True)
    assert len(set(titles)) == MANY

    assert run(table()).count("known") == MANY
