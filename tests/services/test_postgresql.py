"""The essentials on a genuine PostgreSQL, each step a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
START = """
import django
django.setup()
from django.core.management import call_command
from tests.materials.factory import make_material
"""
SET_UP = """
call_command("migrate", verbosity=0)
call_command("mms_setup")
"""

PUBLISH = """
for number in range(6):
    page = make_material(f"Дроби {name} {{number}}", subjects=["algebra"])
    if number == 0:
        page.unpublish()
"""
RENAME = """
from mms_wagtail.models import Subject
for number in range(6):
    subject = Subject.objects.get(slug="algebra")
    subject.name = f"Алгебра {number}"
    subject.save()
"""
# The name that was given last is the one that is found; a rebuild changes nothing.
LOOK = """
import sys
found = ("mms_search", "алгебра 5", "--filter", "subject=algebra")
call_command("mms_check_search", stdout=sys.stderr)
call_command("mms_rebuild_search", stdout=sys.stderr)
call_command("mms_check_search", "--dry-run", stdout=sys.stderr)
call_command(*found, "--json")
"""
HELD = """
import threading
from django.db import connection, transaction
from mms_wagtail.search import outbox
from mms_wagtail.search.models import SearchDocument
told = []
def drain():
    told.append(outbox.drain())
    connection.close()
make_material("Степени")
thread = threading.Thread(target=drain)
SearchDocument.objects.filter(title="Степени").update(pending=True)
with transaction.atomic():
    SearchDocument.objects.select_for_update().get(title="Степени")
    thread.start()
    thread.join(60)
    assert not thread.is_alive(), "the drain waits for the transaction"
print(*told, *SearchDocument.objects.filter(pending=True).values_list("title", flat=True))
"""


@pytest.fixture(scope="module")
def environment(postgresql_server, tmp_path_factory):
    """Environment of processes that share a database and an index."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "MMS_TEST_DATABASE_URL": postgresql_server.url,
        "MMS_TEST_DIR": str(tmp_path_factory.mktemp("postgresql")),
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
    }


@pytest.fixture(scope="module")
def portal(environment):
    """A portal that was set up by its commands."""
    finished(start(environment, SET_UP))


def start(environment, code: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", START + code],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(process: subprocess.Popen[str]) -> str:
    said, errors = process.communicate(timeout=240)
    assert process.returncode == 0, errors
    return said


@pytest.mark.usefixtures("portal")
def test_publications_of_two_processes_and_renames_are_found(environment):
    codes = [PUBLISH.format(name="первые"), PUBLISH.format(name="вторые"), RENAME]
    for process in [start(environment, code) for code in codes]:
        finished(process)
    found = json.loads(finished(start(environment, LOOK)))
    assert found["total"] == 10
    assert len({hit["url"] for hit in found["hits"]}) == 10


@pytest.mark.usefixtures("portal")
def test_a_row_in_the_hands_of_a_transaction_is_not_waited_for(environment):
    assert finished(start(environment, HELD)).split() == ["False", "Степени"]
