"""Every bundled plugin can be left out, and the portal stays whole."""

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
for address in ("/", "/o-portale/", "/poisk/", "/poisk/?q=математика&subject=algebra", "/admin/login/"):
    print(address, client.get(address).status_code)
print("/bank/", client.get("/bank/").status_code)
"""


def test_the_portal_starts_without_the_bank(tmp_path):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.portal.settings_without_materials",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "MMS_VAR_DIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", VISIT], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-6:] == [
        "/ 200",
        "/o-portale/ 200",
        "/poisk/ 200",
        "/poisk/?q=математика&subject=algebra 200",
        "/admin/login/ 200",
        "/bank/ 404",
    ]
