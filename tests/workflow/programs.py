"""Runs a piece of Python as a process of its own on the database and folders of a running test."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
# What every such program begins with. ``die`` ends it as a power cut would.
HEAD = """
import os, signal, sys
import django
django.setup()
from pathlib import Path
from django.conf import settings
from mms_wagtail import conf
folders = {{"INDEX_DIR": Path({index!r}), "PRIVATE_DIR": Path({private!r})}}
settings.MMS_WAGTAIL = {{**settings.MMS_WAGTAIL, **folders}}
conf._cached = None
settings.ALLOWED_HOSTS = ["*"]

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail import signals
from mms_wagtail.workflow.api import *
from mms_wagtail.workflow.models import Assignment
from tests.practices.factory import full_marks

def die(*arguments, **values):
    os.kill(os.getpid(), signal.SIGKILL)

def user(name):
    return get_user_model().objects.get(username=name)

def client(name):
    found = Client()
    found.force_login(user(name))
    return found

submission = Submission.objects.get()
"""
KILLED = -9


def run(code: str, *, options: dict[str, Any], port: int = 9) -> int:
    """Run ``code`` to its end, and give the exit code. Letters go to the mail server on ``port``."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.notices.process_settings",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "MMS_TEST_DATABASE": str(connection.settings_dict["NAME"]),
        "MMS_TEST_SMTP": str(port),
    }
    folders = {"index": str(options["INDEX_DIR"]), "private": str(options["PRIVATE_DIR"])}
    program = HEAD.format(**folders) + code
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode in (0, KILLED), done.stderr
    return done.returncode
