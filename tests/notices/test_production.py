"""The production settings read the mail server and the worker from the environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOW = """
from portal.settings import production as p
print(p.EMAIL_HOST, p.EMAIL_PORT, p.EMAIL_HOST_USER, p.EMAIL_HOST_PASSWORD, p.EMAIL_USE_SSL, p.EMAIL_USE_TLS)
print(p.DEFAULT_FROM_EMAIL, p.EMAIL_TIMEOUT, p.EMAIL_BACKEND.rsplit(".")[-1])
print(p.TASKS["background"]["BACKEND"], "django_tasks_db" in p.INSTALLED_APPS)
"""


def read(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {"MMS_SECRET_KEY": "s", "MMS_ALLOWED_HOSTS": "mms.example.ru", "MMS_VAR_DIR": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "-c", SHOW],
        env=os.environ | {"PYTHONPATH": str(ROOT / "site")} | known | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_server_with_starttls_and_a_worker(tmp_path):
    done = read(
        tmp_path,
        MMS_MAIL_URL="smtp+tls://mms%40example.ru:p%3Ass@mail.example.ru",
        MMS_MAIL_FROM="Служба <mms@example.ru>",
        MMS_TASKS="database",
    )
    assert done.stdout.splitlines() == [
        "mail.example.ru 587 mms@example.ru p:ss False True",
        "Служба <mms@example.ru> 10 QueuedEmailBackend",
        "django_tasks_db.DatabaseBackend True",
    ], done.stderr


@pytest.mark.parametrize(
    ("environment", "error"),
    [
        ({"MMS_MAIL_URL": "mail.example.ru"}, "MMS_MAIL_URL must be as smtp://host"),
        ({"MMS_MAIL_URL": "smtp://mail.example.ru:много"}, "MMS_MAIL_URL is no address"),
        ({"MMS_TASKS": "redis"}, 'MMS_TASKS is "database", or is not set'),
    ],
)
def test_a_slip_stops_the_start(tmp_path, environment, error):
    done = read(tmp_path, **environment)
    assert done.returncode != 0
    assert error in done.stderr
