"""The accounts can be left out, and the portal stays whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VISIT = """
import django
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
call_command("check")
call_command("mms_setup")
client = Client()
for address in ("/", "/poisk/", "/poisk/sohranyonnye/", "/admin/login/", "/kabinet/", "/vhod/"):
    print(address, client.get(address).status_code)
"""


def test_the_portal_starts_without_accounts(tmp_path):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.accounts.settings_without_accounts",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "MMS_VAR_DIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", VISIT], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-6:] == [
        "/ 200",
        "/poisk/ 200",
        "/poisk/sohranyonnye/ 302",
        "/admin/login/ 200",
        "/kabinet/ 404",
        "/vhod/ 404",
    ]
