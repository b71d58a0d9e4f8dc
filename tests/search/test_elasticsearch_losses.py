"""Elasticsearch stops, hangs or loses a node: nobody waits, and nothing is lost."""

from __future__ import annotations

import signal
import threading
import time

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from mms_wagtail.conf import get_settings
from mms_wagtail.domain.portal import set_up_portal
from mms_wagtail.plugins.materials.models import MaterialPage
from mms_wagtail.search import outbox, rebuilding
from mms_wagtail.search.checking import compare, repair
from mms_wagtail.search.engines import get_engine
from mms_wagtail.search.health import search_health
from mms_wagtail.search.models import SearchDocument
from tests.initial_data import restore_initial_data
from tests.materials.factory import make_material
from tests.services.elasticsearch import cluster
from tests.services.missing import ServiceMissingError, missing

from .contract import document
from .shared import wait_until


@pytest.fixture
def portal_on(node, settings, transactional_db):
    """A portal whose search is on the cluster of one node."""
    settings.MMS_WAGTAIL = {
        **settings.MMS_WAGTAIL,
        "SEARCH_ENGINE": "elasticsearch",
        "ELASTICSEARCH_HOSTS": (node.url,),
        "ELASTICSEARCH_INDEX": f"p{time.time_ns()}",
    }
    get_engine().rebuild([], replay=lambda writer: None)
    restore_initial_data()
    set_up_portal()
    yield node
    wait_until(lambda: not outbox._in_background.locked())
    get_engine().drop()


def results(client, text="дроби", **params):
    return client.get("/poisk/", {"q": text, "per_page": "50", **params}).context["results"]


def test_stopped_during_two_hundred_publications(client, portal_on):
    portal_on.stop()
    for number in range(200):
        make_material(f"Дроби {number:03}")
    page = make_material("Проценты сначала")
    for title in ("Проценты потом", "Проценты наконец"):
        page.title = title
        page.save_revision().publish()
    assert SearchDocument.objects.filter(pending=True).count() == 201
    found = results(client)
    assert not found.ready
    assert "временно недоступен" in str(found.notices)
    assert found.total == 200
    portal_on.start([portal_on])
    portal_on.wait()

    def drained():
        results(client)
        return not SearchDocument.objects.filter(pending=True).exists()

    wait_until(drained)
    pages = [results(client, page=str(number), sort="title") for number in range(1, 5)]
    titles = [hit.title for found in pages for hit in found.hits]
    assert titles == [f"Дроби {number:03}" for number in range(200)]
    assert [hit.title for hit in results(client, "проценты").hits] == ["Проценты наконец"]
    assert not compare()


def test_a_server_that_hangs_holds_nobody_up(client, portal_on):
    make_material("Дроби для всех")
    wait_until(lambda: not outbox.has_work())
    portal_on.signal(signal.SIGSTOP)
    try:
        started = time.monotonic()
        make_material("Дроби для каждого")
        # The publication does not wait for the server at all.
        assert time.monotonic() - started < get_settings().elasticsearch_timeout
        started = time.monotonic()
        found = results(client)
        waited = time.monotonic() - started
        assert not found.ready
        assert found.total == 2
        assert waited < 2 * get_settings().elasticsearch_timeout
        started = time.monotonic()
        results(client)
        # The next reader does not even wait once.
        assert time.monotonic() - started < get_settings().elasticsearch_timeout
    finally:
        portal_on.signal(signal.SIGCONT)

    def back():
        found = results(client)
        return found.ready and found.total == 2

    wait_until(back)


def test_a_rebuild_among_changes_equals_the_database(client, portal_on):
    pages = [make_material(f"Дроби {number:03}") for number in range(100)]
    wait_until(lambda: not outbox.has_work())
    failures = []

    def rebuild():
        try:
            for _round in range(4):
                rebuilding.rebuild()
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=rebuild)
    thread.start()
    for number, page in enumerate(pages):
        if number % 3 == 0:
            page.unpublish()
        elif number % 3 == 1:
            page.title = f"Проценты {number:03}"
            page.save_revision().publish()
        else:
            make_material(f"Степени {number:03}")
    thread.join()
    assert failures == []
    wait_until(lambda: not outbox.has_work())
    assert not compare()
    assert results(client, "проценты").total == 33
    assert results(client, "степени").total == 33


def test_a_check_finds_and_mends(portal_on, capsys):
    pages = [make_material(f"Дроби {number}") for number in range(3)]
    wait_until(lambda: not outbox.has_work())
    keys = [f"materials:{page.pk}" for page in pages]
    with get_engine().writing() as writer:
        writer.remove(keys[0])
        writer.put(document("materials:999999", "Ничьё"))
        writer.commit()
    SearchDocument.objects.filter(object_id=str(pages[1].pk)).update(revision=time.time_ns())
    found = compare()
    assert (found.missing, found.stale, found.surplus) == ((keys[0],), (keys[1],), ("materials:999999",))
    call_command("mms_check_search")
    assert "mended" in capsys.readouterr().out
    assert not compare()
    repair(compare())


def test_a_refused_document_holds_up_no_other(client, portal_on):
    """A term of more than 32,766 bytes is refused; what is around it is found, after a rebuild too."""
    good, bad = make_material("Дроби хорошие"), make_material("Дроби плохие")
    wait_until(lambda: not outbox.has_work())
    rows = SearchDocument.objects.filter(object_id__in=[str(good.pk), str(bad.pk)])
    rows.filter(object_id=str(bad.pk)).update(facets={"subject": ["я" * 40_000]})
    rows.update(pending=True, revision=time.time_ns())
    make_material("Дроби другие")
    wait_until(lambda: not outbox.has_work())
    assert results(client, "хорошие").total == results(client, "другие").total == 1
    assert "immense" in search_health().last_error
    rebuilding.rebuild(reproject=False)
    assert sorted(hit.title for hit in results(client).hits) == ["Дроби другие", "Дроби хорошие"]
    page = MaterialPage.objects.get(pk=bad.pk)
    page.save_revision().publish()
    wait_until(lambda: results(client).total == 3)
    assert search_health().last_error == ""


def test_a_killed_node_of_three(client, settings, transactional_db, record_property):
    """Searching and publishing go on without the node that held the primary; all is found, none twice."""
    try:
        with cluster(3) as nodes:
            settings.MMS_WAGTAIL = {
                **settings.MMS_WAGTAIL,
                "SEARCH_ENGINE": "elasticsearch",
                "ELASTICSEARCH_HOSTS": tuple(node.url for node in nodes),
            }
            engine = get_engine()
            engine.rebuild([], replay=lambda writer: None)
            restore_initial_data()
            set_up_portal()
            engine.client.options(request_timeout=60).cluster.health(
                index=f"{engine.alias}-g*", wait_for_status="green", timeout="60s"
            )
            pause = _publish_and_search(engine, nodes)
            record_property("longest pause of the search, s", round(pause, 2))
            wait_until(lambda: not outbox.has_work() and not outbox._in_background.locked(), 60)
            found = results(client, sort="title")
            assert [hit.title for hit in found.hits] == [f"Дроби {number:02}" for number in range(45)]
            assert not compare()
            get_engine().close()
    except ServiceMissingError as error:
        missing(error)


def _publish_and_search(engine, nodes):
    """Publish, search in a thread, and kill the primary's node. Gives the longest pause in seconds."""
    stop = threading.Event()
    pauses: list[float] = []

    def search():
        last = time.monotonic()
        while not stop.is_set():
            if results(Client()).ready:
                now = time.monotonic()
                pauses.append(now - last)
                last = now
        pauses.append(time.monotonic() - last)
        connection.close()

    thread = threading.Thread(target=search)
    thread.start()
    try:
        for number in range(45):
            if number == 15:
                shards = engine.client.cat.shards(index=f"{engine.alias}-g*", format="json")
                primary = next(shard["node"] for shard in shards if shard["prirep"] == "p")
                next(node for node in nodes if node.name == primary).kill()
            make_material(f"Дроби {number:02}")
        wait_until(lambda: not outbox.has_work(), 60)
    finally:
        stop.set()
        thread.join()
    assert len(pauses) > 10
    return max(pauses)
