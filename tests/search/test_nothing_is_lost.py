"""Killed processes, missing and damaged indexes: the site works, and everything is found afterwards."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from mms_wagtail.domain.portal import set_up_portal
from mms_wagtail.search import outbox, rebuilding
from mms_wagtail.search.engines.base import EngineNotReadyError
from mms_wagtail.search.models import SearchDocument
from tests.initial_data import restore_initial_data
from tests.materials.factory import make_material

ROOT = Path(__file__).resolve().parents[2]

PUBLISH = """
import django
django.setup()
from tests.initial_data import restore_initial_data
from tests.materials.factory import make_material
for number in range({count}):
    make_material(f"Дроби {name} {{number}}")
    print(number, flush=True)
"""


def publisher(name: str, count: int, index: Path) -> subprocess.Popen[str]:
    """Another process that publishes into the tests' database and ``index``."""
    database = str(connection.settings_dict["NAME"])
    code = f"import tests.search.shared as shared; shared.configure({database!r}, {str(index)!r})\n"
    return subprocess.Popen(
        [sys.executable, "-c", code + PUBLISH.format(name=name, count=count)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def committed_portal(transactional_db):
    """A portal that other processes see."""
    restore_initial_data()
    return set_up_portal()


def titles(client, text: str = "дроби") -> list[str]:
    results = client.get("/poisk/", {"q": text, "per_page": "50"}).context["results"]
    assert results.total == len(results.hits) or results.total > 50
    return sorted(hit.title for hit in results.hits)


def published() -> list[str]:
    return sorted(SearchDocument.objects.filter(deleted=False).values_list("title", flat=True))


def wait_until_drained() -> None:
    deadline = time.monotonic() + 20
    while outbox.has_work() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not outbox.has_work()


def test_killed_in_a_loop_of_publications(client, committed_portal, search_index):
    process = publisher("а", 40, search_index)
    assert process.stdout is not None
    for _line in range(6):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    outbox.drain()
    assert len(published()) >= 6
    assert titles(client) == published()


def test_two_processes_publish_at_once(client, committed_portal, search_index):
    processes = [publisher(name, 8, search_index) for name in ("первый", "второй")]
    for process in processes:
        process.communicate(timeout=120)
        assert process.returncode == 0
    outbox.drain()
    assert len(published()) == 16
    assert titles(client) == published()


def test_what_was_left_behind_is_found_after_the_next_search(client, committed_portal, monkeypatch):
    monkeypatch.setattr(outbox, "drain_quietly", lambda **kwargs: True)
    make_material("Дроби")
    monkeypatch.undo()
    assert titles(client) == []
    wait_until_drained()
    assert titles(client) == ["Дроби"]


@pytest.mark.parametrize("damage", ["missing", "truncated", "garbage", "old"])
def test_a_damaged_index_is_rebuilt_while_titles_answer(client, committed_portal, search_index, damage):
    make_material("Дроби", annotation="О процентах.")
    wait_until_drained()
    assert titles(client) == ["Дроби"]
    [generation] = search_index.glob("g-*")
    if damage == "missing":
        shutil.rmtree(search_index)
    elif damage == "truncated":
        (generation / "meta.json").write_text("{")
    elif damage == "garbage":
        for file in generation.iterdir():
            if file.suffix not in {".json", ".lock"}:
                file.write_bytes(b"garbage" * 50)
        (generation / "meta.json").touch()
    else:
        (generation / "mark.json").write_text('{"format": 0}')
    results = client.get("/poisk/", {"q": "дробей"}).context["results"]
    assert [hit.title for hit in results.hits] == ["Дроби"]
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        results = client.get("/poisk/", {"q": "проценты"}).context["results"]
        if results.ready:
            break
        time.sleep(0.1)
    assert [hit.title for hit in results.hits] == ["Дроби"]


def test_a_folder_that_cannot_be_written(client, committed_portal, settings, tmp_path, monkeypatch):
    monkeypatch.setattr(rebuilding, "_failed_at", 0.0)
    (tmp_path / "file").write_text("no folder")
    settings.MMS_WAGTAIL = {"INDEX_DIR": tmp_path / "file" / "index"}
    make_material("Дроби")
    results = client.get("/poisk/", {"q": "дробь"}).context["results"]
    assert ([hit.title for hit in results.hits], results.ready) == (["Дроби"], False)
    assert any("Поиск перестраивается" in str(notice) for notice in results.notices)
    with pytest.raises(EngineNotReadyError, match="cannot be written"):
        rebuilding.rebuild()


def test_health_tells_a_missing_index(client, committed_portal, settings, tmp_path):
    make_material("Есть")
    outbox.drain()
    assert client.get("/health/").status_code == 200
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "INDEX_DIR": tmp_path / "none"}
    answer = client.get("/health/")
    assert answer.status_code == 500
    assert "SearchIndex" in answer.content.decode()


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
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk(client, committed_portal, settings, small_disk):
    """Publishing and searching go on; what was published is found when there is room again."""
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "INDEX_DIR": small_disk / "index"}
    rebuilding.rebuild()
    make_material("Дроби до беды")
    assert titles(client) == ["Дроби до беды"]
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as stream, contextlib.suppress(OSError):
        while True:
            stream.write(b"0" * 4096)
    for number in range(3):
        make_material(f"Дроби в беде {number}")
    assert client.get("/poisk/", {"q": "дроби"}).status_code == 200
    assert SearchDocument.objects.filter(pending=True).count() == 3
    ballast.unlink()
    wanted = ["Дроби в беде 0", "Дроби в беде 1", "Дроби в беде 2", "Дроби до беды"]
    deadline = time.monotonic() + 20
    while titles(client) != wanted:
        assert time.monotonic() < deadline, titles(client)
        time.sleep(0.2)
