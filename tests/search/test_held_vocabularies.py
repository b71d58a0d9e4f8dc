"""Words of the vocabularies are kept in memory, and yet what an editor changes is seen on the next page."""

from dataclasses import replace

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from mms_wagtail.models import Subject
from mms_wagtail.search import outbox
from mms_wagtail.search.query import read_request
from tests.materials.factory import make_material


@pytest.fixture(autouse=True)
def bank(portal):
    make_material("Дроби", subjects=["algebra", "mathematics"], kind="article", year=2024)
    outbox.drain()


def subjects(client) -> list[str]:
    groups = {group.name: group for group in client.get("/poisk/", {"q": "дроби"}).context["results"].facets}
    return sorted(str(value.label) for value in groups["subject"].values)


def test_a_renamed_word_is_shown_at_once(client):
    assert subjects(client) == ["Алгебра", "Математика"]
    algebra = Subject.objects.get(slug="algebra")
    algebra.name = "Начала алгебры"
    algebra.save()
    assert subjects(client) == ["Математика", "Начала алгебры"]


def test_a_deleted_word_is_not_offered(client):
    assert subjects(client) == ["Алгебра", "Математика"]
    Subject.objects.get(slug="algebra").delete()
    assert subjects(client) == ["Математика"]


def test_vocabularies_are_not_read_for_every_page(client):
    client.get("/poisk/", {"q": "дроби"})
    with CaptureQueriesContext(connection) as captured:
        client.get("/poisk/", {"q": "дроби"})
    assert not [query for query in captured if Subject._meta.db_table in query["sql"]]


@pytest.mark.parametrize("chosen", [{}, {"subject": ("algebra",)}, {"kind": ("a b",), "year": ("2024",)}])
@pytest.mark.parametrize("value", ["mathematics", "я & «б» +", "%00"])
def test_links_that_add_a_value_are_those_of_one_by_one(chosen, value):
    request = replace(read_request(QueryDict(), path="/poisk/"), text="дроби", selected=chosen, page=3)
    assert request.adding("subject")(value) == request.toggled("subject", value)
