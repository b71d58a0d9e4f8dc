"""A third-party plugin is found, counted and filtered with no line of the core changed."""

import pytest
from wagtail.models import Site

from mms_wagtail.models import Subject
from mms_wagtail.search import outbox
from tests.guest_plugin.models import TripPage
from tests.materials.factory import make_material


@pytest.fixture
def trips(portal):
    geography = Subject.objects.get(slug="geography")
    home = Site.objects.get().root_page
    for title, transport in (("Поездка на каменный карьер", "bus"), ("Поездка в музей карьера", "train")):
        page = TripPage(
            title=title, route="Каменка — карьер", transport=transport, subject=geography, live=False
        )
        home.add_child(instance=page)
        page.save_revision().publish()
    make_material("Карьеры нашего края", subjects=["geography"])
    outbox.drain()


def test_it_is_found_beside_the_bank(client, trips):
    results = client.get("/poisk/", {"q": "карьеру"}).context["results"]
    assert {hit.title for hit in results.hits} == {
        "Поездка на каменный карьер",
        "Поездка в музей карьера",
        "Карьеры нашего края",
    }
    counts = {group.name: {value.value: value.count for value in group.values} for group in results.facets}
    assert counts["section"] == {"materials": 1, "trips": 2}
    assert counts["transport"] == {"bus": 1, "train": 1}
    assert counts["subject"] == {"geography": 3}


def test_its_own_facet_filters(client, trips):
    results = client.get("/poisk/", {"q": "карьер", "transport": "train"}).context["results"]
    assert [hit.title for hit in results.hits] == ["Поездка в музей карьера"]
    assert [chip.label for chip in results.chips] == ["Поезд"]
