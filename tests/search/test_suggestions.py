"""Suggestions, offers, feeds, ranges, and what robots are told."""

from __future__ import annotations

import re

import pytest
from defusedxml import ElementTree
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mms_wagtail.search import outbox
from tests.materials.factory import make_material

pytestmark = pytest.mark.usefixtures("portal")


@pytest.fixture
def bank():
    make_material("Дроби в пятом классе", subjects=["mathematics"], tags=["Дробные числа"], year=2024)
    make_material("Проценты и дроби", subjects=["algebra"], year=2022)
    make_material("Лирика Фета", subjects=["literature"], year=2019)
    outbox.drain()


def suggested(client, typed: str) -> list[tuple[str, str]]:
    response = client.get("/poisk/podskazki/", {"q": typed})
    assert response.status_code == 200
    return [(item["label"], item["kind"]) for item in response.json()["suggestions"]]


def test_titles_tags_and_words_are_suggested(client, bank):
    found = dict(suggested(client, "дроб"))
    assert found["Дробные числа"] == "метка"
    assert {"Дроби в пятом классе", "Проценты и дроби"} <= set(found)
    assert "рубрика" in dict(suggested(client, "матем")).values()
    assert [label for label, _kind in suggested(client, "проценты др")] == ["Проценты и дроби"]


def test_suggestions_understand_the_wrong_layout(client, bank):
    assert "Лирика Фета" in dict(suggested(client, "kbhbrf"))


@pytest.mark.parametrize(
    "typed",
    ["", "д", " ", "\x00\x00", "%%", "'\"", "яяяя", "😀😀", "-" * 500, "д" * 5000],
)
def test_no_suggestion_for_little_or_nonsense(client, bank, typed):
    assert suggested(client, typed) == []


def test_suggestions_cost_a_fixed_number_of_queries(client, bank):
    suggested(client, "дроб")
    with CaptureQueriesContext(
        connection,
    ) as few:
        suggested(client, "дроб")
    for number in range(10):
        make_material(f"Дроби {number}")
    outbox.drain()
    suggested(client, "дроб")
    with CaptureQueriesContext(connection) as many:
        suggested(client, "дроб")
    assert len(few) == len(many) <= 2


def test_words_that_name_a_value_are_offered(client, bank):
    results = client.get("/poisk/", {"q": "дроби алгебра"}).context["results"]
    (offer,) = results.offers
    assert str(offer.label) == "Алгебра"
    narrowed = client.get(offer.url).context["results"]
    assert [chip.label for chip in narrowed.chips] == ["Алгебра"]
    assert narrowed.total == offer.count == 1


def test_a_mended_query_offers_the_literal_one(client, bank):
    response = client.get("/poisk/", {"q": "ghjwtyns"})
    results = response.context["results"]
    assert results.understood == "проценты"
    assert results.total == 1
    assert results.literal_url.replace("&", "&amp;") in response.content.decode()
    assert client.get(results.literal_url).context["results"].total == 0


def test_a_range_of_years(client, bank):
    results = client.get("/poisk/", {"year_from": "2020", "year_to": "2023"}).context["results"]
    assert [hit.title for hit in results.hits] == ["Проценты и дроби"]
    assert [str(chip.label) for chip in results.chips] == ["с 2020 по 2023"]
    assert client.get(results.chips[0].url).context["results"].total == 3
    years = next(group for group in results.facets if group.name == "year")
    assert (years.range.first, years.range.last) == ("2020", "2023")
    swapped = client.get("/poisk/", {"year_from": "2023", "year_to": "2020"}).context["results"]
    assert swapped.total == 1
    assert client.get("/poisk/", {"year_from": "2022"}).context["results"].total == 2


@pytest.mark.parametrize("typed", ["abc", "99999", "-1", "0", "1e9", "\x00", "²"])
def test_a_wrong_year_is_said_and_left_out(client, bank, typed):
    results = client.get("/poisk/", {"year_from": typed}).context["results"]
    assert results.total == 3
    assert len(results.notices) == (0 if typed == "\x00" else 1)


def test_the_feed_of_a_search(client, bank):
    page = client.get("/poisk/", {"q": "дроби"}).context["results"]
    response = client.get(page.feed_url)
    assert response["Content-Type"].startswith("application/atom+xml")
    entries = ElementTree.fromstring(response.content).findall("{*}entry")
    assert len(entries) == 2
    section = client.get("/bank/").context
    assert section is not None
    assert client.get("/poisk/lenta/", {"q": "борщ", "subject": "нет", "page": "x"}).status_code == 200


def test_robots_stay_away_from_combinations(client, bank):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /poisk/" in lines
    assert "Disallow: /*?*subject=" in lines
    body = client.get("/bank/").content.decode()
    links = re.findall(r'<a class="facet__value[^>]*>', body)
    assert links
    assert all('rel="nofollow"' in link for link in links)
