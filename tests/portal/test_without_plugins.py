"""Every bundled section can be switched off, also later, and the portal stays whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECTIONS = sorted(folder.parent.name for folder in (ROOT / "mms_wagtail" / "plugins").glob("*/plugin.py"))

SET_UP = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("mms_setup")
"""

VISIT = """
import django
django.setup()
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page
call_command("check")
call_command("mms_setup")
call_command("mms_rebuild_search")
client = Client()
ADDRESSES = (
    "/", "/o-portale/", "/poisk/", "/poisk/?q=математика&subject=algebra", "/poisk/lenta/", "/sitemap.xml",
    "/sitemap-pages.xml", "/sitemap-documents.xml", "/robots.txt", "/health/", "/admin/login/",
)
for address in ADDRESSES:
    print("SAW", address, client.get(address).status_code)
home = client.get("/").content.decode()
for page in Page.objects.filter(depth=3):
    address = page.get_url()
    known = page.specific_class is not None
    print("SAW", address, client.get(address).status_code - (0 if known else 204))
    print("SAW", address, 200 if (f'href="{address}"' in home) == (known and page.show_in_menus) else "MENU")
"""


def run(code: str, folder: Path, without: str) -> str:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.portal.settings_without",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "MMS_VAR_DIR": str(folder),
        "MMS_TEST_DIR": str(folder),
        "MMS_WITHOUT": without,
    }
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def whole_portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a portal with all sections."""
    folder = tmp_path_factory.mktemp("whole")
    run(SET_UP, folder, "")
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("without", [*SECTIONS, ",".join(SECTIONS)])
def test_the_portal_stays_whole_without(without, whole_portal, tmp_path):
    shutil.copytree(whole_portal, tmp_path / "portal")
    said = [line for line in run(VISIT, tmp_path / "portal", without).splitlines() if line.startswith("SAW")]
    assert len(said) > 12
    assert [line for line in said if not line.endswith(" 200")] == []
