"""The index folder is missing, damaged, locked, read-only or full: the site works, and mends it."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import subprocess

import pytest

from mms_wagtail.search import outbox, rebuilding
from mms_wagtail.search.engines import get_engine
from mms_wagtail.search.engines.base import EngineBusyError, EngineNotReadyError
from mms_wagtail.search.health import search_health
from mms_wagtail.search.models import SearchDocument
from tests.materials.factory import make_material

from .shared import process, wait_until

pytestmark = pytest.mark.usefixtures("committed_portal")


def search(client, text: str = "дроби"):
    return client.get("/poisk/", {"q": text, "per_page": "50"}).context["results"]


def titles(client, text: str = "дроби") -> list[str]:
    return sorted(hit.title for hit in search(client, text).hits)


def damage(folder, kind: str) -> None:
    [generation] = folder.glob("g-*")
    if kind == "missing":
        shutil.rmtree(folder)
    elif kind == "truncated":
        (generation / "meta.json").write_text("{")
    elif kind == "garbage":
        for file in generation.iterdir():
            if file.suffix not in {".json", ".lock"}:
                file.write_bytes(b"garbage" * 50)
        (generation / "meta.json").touch()
    else:
        (generation / "mark.json").write_text('{"format": 0}')


KINDS = ["missing", "truncated", "garbage", "old"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_index_is_rebuilt_while_titles_answer(client, search_index, kind):
    make_material("Дроби", annotation="О процентах.")
    assert titles(client, "процент") == ["Дроби"]
    damage(search_index, kind)
    results = search(client, "дробей")
    assert [hit.title for hit in results.hits] == ["Дроби"]
    wait_until(lambda: search(client, "проценты").ready)
    assert titles(client, "проценты") == ["Дроби"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_publication_meets_a_damaged_index(client, search_index, kind):
    make_material("Дроби прежние", annotation="О процентах.")
    damage(search_index, kind)
    make_material("Дроби новые", annotation="О процентах.")
    wait_until(lambda: search(client).ready and not outbox.has_work())
    assert titles(client, "проценты") == ["Дроби новые", "Дроби прежние"]


def test_a_folder_that_cannot_be_made(client, settings, tmp_path):
    (tmp_path / "file").write_text("no folder")
    settings.MMS_WAGTAIL = {"INDEX_DIR": tmp_path / "file" / "index"}
    make_material("Дроби")
    results = search(client, "дробь")
    assert ([hit.title for hit in results.hits], results.ready) == (["Дроби"], False)
    assert any("Поиск перестраивается" in str(notice) for notice in results.notices)
    with pytest.raises(EngineNotReadyError, match="cannot be written"):
        rebuilding.rebuild()


def test_nobody_waits_for_the_lock(client, search_index):
    """Publishing and searching go on while another holds the locks; waiting would hang this one thread."""
    make_material("Дроби до")
    with (
        (search_index / "write.lock").open("w") as writing,
        (search_index / "rebuild.lock").open("w") as other,
    ):
        for held in (writing, other):
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        make_material("Дроби во время")
        assert titles(client) == ["Дроби до"]
        assert SearchDocument.objects.filter(pending=True).count() == 1
        with pytest.raises(EngineBusyError):
            rebuilding.rebuild()
        rebuilding.start(reason="the test asks")
        assert titles(client) == ["Дроби до"]
    wait_until(lambda: titles(client) == ["Дроби во время", "Дроби до"])


READ_ONLY = """
from django.http import QueryDict
from mms_wagtail.search import outbox
from mms_wagtail.search.api import results_for
from mms_wagtail.search.health import search_health
make_material("Дроби без права")
results = results_for(QueryDict("q=дроби"), path="/poisk/")
print([hit.title for hit in results.hits], [str(notice) for notice in results.notices], flush=True)
# Here, for the parent is root and may feed what waits at any moment.
print("waits:", outbox.has_work(), search_health().last_error, flush=True)
"""


def without_rights() -> tuple[str, ...]:
    """A command that takes from root what lets it write where the mode of a folder forbids it."""
    if os.geteuid():
        return ()
    taken = "-dac_override,-dac_read_search,-fowner"
    return ("setpriv", f"--bounding-set={taken}", f"--inh-caps={taken}")


def test_a_folder_that_may_only_be_read(client, search_index):
    make_material("Дроби прежние")
    for path in (search_index, *search_index.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    child = process(READ_ONLY, search_index, within=without_rights())
    said, _nothing = child.communicate(timeout=120)
    for path in (search_index, *search_index.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert child.returncode == 0
    assert "Дроби прежние" in said
    assert "Дроби без права" in said
    assert "Поиск перестраивается" in said
    assert "waits: True The index folder cannot be written" in said
    wait_until(lambda: titles(client) == ["Дроби без права", "Дроби прежние"])
    assert not outbox.has_work()
    assert search_health().last_error == ""


@pytest.fixture
def small_disk(tmp_path):
    """A disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"No small disk can be mounted here: {done.stderr.strip()}")
    yield folder
    get_engine().close()
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk(client, settings, small_disk):
    """Publishing and searching go on; what was published is found when there is room again."""
    index = small_disk / "index"
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "INDEX_DIR": index}
    rebuilding.rebuild()
    make_material("Дроби до беды")
    assert titles(client) == ["Дроби до беды"]
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as stream, contextlib.suppress(OSError):
        while True:
            stream.write(b"0" * 4096)
    for number in range(3):
        make_material(f"Дроби в беде {number}")
    results = search(client)
    assert "Дроби до беды" in [hit.title for hit in results.hits]
    assert SearchDocument.objects.filter(pending=True).count() == 3
    # The system's own words, or tantivy's when one of its threads met them.
    error = search_health().last_error
    assert "No space left" in error or "io::Error" in error
    with pytest.raises(EngineNotReadyError, match="cannot be written"):
        rebuilding.rebuild()
    wait_until(lambda: not rebuilding._running.locked())
    # No half index of the attempts is left to fill the disk.
    assert len(list(index.glob("g-*"))) == 1
    ballast.unlink()
    wanted = ["Дроби в беде 0", "Дроби в беде 1", "Дроби в беде 2", "Дроби до беды"]
    wait_until(lambda: titles(client) == wanted)


NO_ROOM = """
import resource
from mms_wagtail.search import outbox
resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
print(outbox.drain_quietly(), flush=True)
"""


def test_a_process_that_can_write_nothing(client, search_index, monkeypatch):
    """Neither index nor database, as on a full disk, also where no small disk can be mounted."""
    monkeypatch.setattr(outbox, "drain_briefly", lambda: None)
    make_material("Дроби")
    monkeypatch.undo()
    child = process(NO_ROOM, search_index)
    said, _nothing = child.communicate(timeout=120)
    assert (child.returncode, said.split()) == (0, ["False"])
    assert SearchDocument.objects.filter(pending=True).count() == 1
    wait_until(lambda: titles(client) == ["Дроби"])
