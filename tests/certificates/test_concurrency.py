"""Twenty processes issue at once: no gap, no number twice, on both databases."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from mms_wagtail.certificates.domain import certificate_pdf
from mms_wagtail.certificates.models import Certificate, CertificateFile, Register
from mms_wagtail.domain.portal import set_up_portal
from tests.certificates.factory import make_certificate
from tests.certificates.worker import TIMES
from tests.initial_data import restore_initial_data

ROOT = Path(__file__).resolve().parents[2]
PROCESSES = 20


def run(mode: str, *, count: int, database: dict[str, Any]) -> list[int]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.certificates.worker", mode, str(count)],
        input=json.dumps(database),
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # The search tells of its rebuild there; whatever failed leaves a traceback.
    assert "Traceback" not in done.stderr, done.stderr
    codes: list[int] = json.loads(done.stdout)
    return codes


def kept() -> list[str]:
    """Names of the works that :func:`tests.certificates.worker.different` does not take back."""
    pairs = [(number, time) for number in range(PROCESSES) for time in range(TIMES)]
    return sorted(f"Работа {number}.{time}" for number, time in pairs if (number + time) % 3)


def check_register(rows: list[Any]) -> None:
    """``rows`` of title and number, by their number."""
    year = timezone.localdate().year
    assert sorted(title for title, _number in rows) == kept()
    assert [number for _title, number in rows] == [f"{year}-{n:04}" for n in range(1, len(rows) + 1)]


@pytest.fixture
def committed_portal(transactional_db):
    """A portal that other processes see."""
    restore_initial_data()
    return set_up_portal()


@pytest.fixture
def sqlite(committed_portal):
    return {"NAME": str(connection.settings_dict["NAME"])}


def test_on_postgresql(postgresql_server):
    database = {**postgresql_server.settings, "OPTIONS": {}}
    assert run("prepare", count=1, database=database) == [0]
    assert run("different", count=PROCESSES, database=database) == [0] * PROCESSES
    with psycopg.connect(postgresql_server.url) as server:
        query = "SELECT work_title, number FROM mms_certificates_certificate ORDER BY sequence"
        check_register(server.execute(query).fetchall())
        last = server.execute("SELECT last FROM mms_certificates_register").fetchall()
        assert last == [(len(kept()),)]
    assert run("same", count=PROCESSES, database=database) == [0] * PROCESSES
    with psycopg.connect(postgresql_server.url) as server:
        query = "SELECT count(*) FROM mms_certificates_certificate WHERE work_title = 'Одна на всех'"
        assert server.execute(query).fetchall() == [(1,)]


def test_on_sqlite(sqlite):
    assert run("different", count=PROCESSES, database=sqlite) == [0] * PROCESSES
    check_register(list(Certificate.objects.order_by("sequence").values_list("work_title", "number")))
    assert Register.objects.get().last == len(kept())
    assert run("same", count=PROCESSES, database=sqlite) == [0] * PROCESSES
    assert Certificate.objects.filter(work_title="Одна на всех").count() == 1


def test_killed_on_the_way(sqlite):
    """Before the commit nothing happened; after it the certificate is there, and its PDF can be made."""
    assert run("killed_before_commit", count=3, database=sqlite) == [-signal.SIGKILL] * 3
    assert not Certificate.objects.exists()
    assert run("killed_before_pdf", count=3, database=sqlite) == [-signal.SIGKILL] * 3
    rows = list(Certificate.objects.order_by("sequence"))
    assert [row.sequence for row in rows] == [1, 2, 3]
    assert not CertificateFile.objects.exists()
    assert certificate_pdf(rows[0]).startswith(b"%PDF")
    assert make_certificate("Дальше").sequence == 4
