"""Killed processes and several at once: afterwards every published page is found, and none twice."""

from __future__ import annotations

import signal
import threading

import pytest
from django.core.management import call_command
from django.db import connection

from mms_wagtail.models import Subject
from mms_wagtail.plugins.materials.models import MaterialPage
from mms_wagtail.search import outbox, rebuilding
from mms_wagtail.search.checking import compare
from mms_wagtail.search.models import SearchDocument
from tests.materials.factory import make_material

from .shared import process, publisher, wait_until

pytestmark = pytest.mark.usefixtures("committed_portal")


def titles(client, text: str = "дроби") -> list[str]:
    results = client.get("/poisk/", {"q": text, "per_page": "50"}).context["results"]
    assert results.total == len(results.hits) or results.total > 50
    return sorted(hit.title for hit in results.hits)


def published() -> list[str]:
    """Titles of what Wagtail shows: the truth, whatever the search has noted of it."""
    return sorted(MaterialPage.objects.live().values_list("title", flat=True))


def killed(code: str, index) -> None:
    """Run ``code`` in a process that kills itself on its way."""
    child = process(
        f"import os, signal\ndie = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)\n{code}", index
    )
    child.communicate(timeout=120)
    assert child.returncode == -signal.SIGKILL


@pytest.mark.parametrize("after", [2, 7])
def test_killed_in_a_loop_of_publications(client, search_index, after):
    child = publisher("а", 40, search_index)
    assert child.stdout is not None
    for _line in range(after):
        child.stdout.readline()
    child.kill()
    child.wait()
    child.stdout.close()
    client.get("/poisk/", {"q": "дроби"})
    wait_until(lambda: not outbox.has_work())
    assert len(published()) >= after
    assert titles(client) == published()
    assert not compare()


def test_killed_between_the_save_of_a_page_and_its_signal(client, search_index):
    page = make_material("Дроби прежние")
    killed(
        f"""
from mms_wagtail.plugins.materials.models import MaterialPage
from mms_wagtail.search import signals
signals.project = signals.bury = die
page = MaterialPage.objects.get(pk={page.pk})
page.title = "Дроби новые"
page.save_revision().publish()
""",
        search_index,
    )
    assert published() == ["Дроби новые"]
    client.get("/poisk/", {"q": "дроби"})
    wait_until(lambda: not outbox.has_work())
    assert titles(client) == ["Дроби новые"]


def test_killed_in_the_first_publication_and_in_taking_one_back(client, search_index):
    make_material("Дроби к снятию")
    prepare = "from mms_wagtail.search import signals\nsignals.project = signals.bury = die\n"
    killed(f"{prepare}make_material('Дроби впервые')", search_index)
    take_back = "MaterialPage.objects.get(title='Дроби к снятию').unpublish()"
    killed(
        f"{prepare}from mms_wagtail.plugins.materials.models import MaterialPage\n{take_back}", search_index
    )
    assert published() == ["Дроби впервые"]
    client.get("/poisk/", {"q": "дроби"})
    wait_until(lambda: not outbox.has_work())
    assert titles(client) == ["Дроби впервые"]
    assert not compare()


def test_killed_after_a_term_was_renamed(client, search_index):
    make_material("Дроби", subjects=["algebra"])
    killed(
        """
from mms_wagtail.models import Subject
from mms_wagtail.search import signals
signals.drain_on_commit = die
subject = Subject.objects.get(slug="algebra")
subject.name = "Высшая математика"
subject.save()
""",
        search_index,
    )
    assert Subject.objects.filter(name="Высшая математика").exists()
    client.get("/poisk/", {"q": "дроби"})
    wait_until(lambda: not outbox.has_work())
    assert titles(client, "высшей математики") == ["Дроби"]


def test_two_processes_publish_at_once(client, search_index):
    children = [publisher(name, 8, search_index) for name in ("первый", "второй")]
    for child in children:
        child.communicate(timeout=240)
        assert child.returncode == 0
    wait_until(lambda: titles(client) == published())
    assert len(published()) == 16
    assert not compare()


def test_what_was_left_behind_is_found_after_the_next_search(client, monkeypatch):
    monkeypatch.setattr(outbox, "drain_briefly", lambda: None)
    make_material("Дроби")
    monkeypatch.undo()
    assert titles(client) == []
    wait_until(lambda: not outbox.has_work())
    assert titles(client) == ["Дроби"]


def test_a_rebuild_among_changes_equals_the_database(client):
    pages = [make_material(f"Дроби {number:03}") for number in range(67)]
    failures = []
    done = threading.Event()

    def rebuild():
        try:
            while not done.is_set():
                rebuilding.rebuild()
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=rebuild)
    thread.start()
    for number in range(100):
        if number % 3 == 0:
            pages.pop().unpublish()
        elif number % 3 == 1:
            page = pages.pop()
            page.title = f"Проценты {number:03}"
            page.save_revision().publish()
        else:
            make_material(f"Степени {number:03}")
    done.set()
    thread.join()
    assert failures == []
    wait_until(lambda: not outbox.has_work())
    assert not compare()
    assert titles(client, "проценты") == [f"Проценты {number:03}" for number in range(1, 100, 3)]
    assert titles(client, "степени") == [f"Степени {number:03}" for number in range(2, 100, 3)]
    assert titles(client) == []


def test_a_check_mends_what_the_rows_lack(client, capsys):
    """Pages that came, went or became private behind the back of every signal."""
    lost, gone = make_material("Дроби потерянные"), make_material("Дроби ушедшие")
    SearchDocument.objects.filter(object_id=str(lost.pk)).delete()
    MaterialPage.objects.filter(pk=gone.pk).update(live=False)
    found = compare()
    assert (found.unknown, found.outlived) == ((f"materials:{lost.pk}",), (f"materials:{gone.pk}",))
    call_command("mms_check_search")
    assert "mended" in capsys.readouterr().out
    assert titles(client) == ["Дроби потерянные"]
