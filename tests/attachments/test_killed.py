"""An upload that is killed leaves nothing that anybody sees, and what it leaves is swept away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from mms_wagtail.attachments import api
from mms_wagtail.attachments.storage import FILES, PREVIEWS, write_file
from tests.attachments import make
from tests.attachments.conftest import stored

ROOT = Path(__file__).resolve().parents[2]
# Writes half a file, says so, and waits for its end; or a whole one, before it gets a row.
PROGRAM = """
import sys, time
import django
django.setup()
from django.conf import settings
from pathlib import Path
settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "PRIVATE_DIR": Path(sys.argv[1])}
from mms_wagtail import conf
conf._cached = None
from mms_wagtail.attachments.storage import write_file

def chunks():
    yield b"half of it" * 100_000
    if sys.argv[2] == "half":
        print("now", flush=True)
        time.sleep(600)

write_file(chunks(), extension="pdf")
print("now", flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize(("moment", "ending"), [("half", ".part"), ("whole", ".pdf")])
def test_a_killed_upload_is_not_listed_and_is_cleaned(folder, private_dir, db, moment, ending):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
    }
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(private_dir), moment],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.readline() == "now\n"
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait(timeout=60)
    (left,) = stored(private_dir)
    assert (left.suffix, api.attachments_of(folder)) == (ending, [])
    assert clean() == "Removed 0 files, 0 bytes.\n"
    make_old(left)
    size = left.stat().st_size
    assert clean("--dry-run") == f"Would remove 1 files, {size} bytes.\n"
    assert clean() == f"Removed 1 files, {size} bytes.\n"
    assert stored(private_dir) == []


def test_cleaning_leaves_what_is_used(attach, author, private_dir, django_capture_on_commit_callbacks):
    kept, gone = attach("план.pdf", make.pdf()), attach("фото.png", make.png())
    for item in (kept, gone):
        assert api.preview(item)
        api.anonymous_stream(item).close()
    with django_capture_on_commit_callbacks(execute=True):
        api.remove(gone, by=author)
    for path in stored(private_dir):
        make_old(path)
    assert clean().startswith("Removed 2 files, ")
    assert len(stored(private_dir)) == 3
    assert len(stored(private_dir / FILES)) == len(stored(private_dir / PREVIEWS)) == 1


def test_an_interrupted_write_leaves_nothing(private_dir):
    def chunks():
        yield b"1"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_file(chunks(), extension="pdf")
    assert stored(private_dir) == []


def make_old(path: Path) -> None:
    old = time.time() - 25 * 3600
    os.utime(path, (old, old))


def clean(*arguments: str) -> str:
    output = StringIO()
    call_command("mms_clean_attachments", *arguments, stdout=output)
    return output.getvalue()
