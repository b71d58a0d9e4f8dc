"""The results page: facets that tell the truth, a fixed number of queries, and no input that breaks it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mms_wagtail.search import outbox
from tests.materials.factory import make_material

pytestmark = pytest.mark.usefixtures("portal")


@pytest.fixture
def bank():
    make_material(
        "Дроби в пятом классе", subjects=["mathematics"], levels=["basic"], kind="worksheet", year=2024
    )
    make_material(
        "Дроби и проценты", subjects=["mathematics", "algebra"], levels=["basic"], kind="article", year=2023
    )
    make_material(
        "Дроби: проверочная", subjects=["algebra"], levels=["secondary"], kind="assessment-work", year=2024
    )
    make_material("Лирика Фета", subjects=["literature"], levels=["secondary"], kind="lesson-plan", year=2022)
    outbox.drain()


def get(client, **params):
    return client.get("/poisk/", params).context["results"]


def count(results, facet: str) -> dict[str, int]:
    groups = {group.name: group for group in results.facets}
    return {value.value: value.count for value in groups[facet].values}


def test_hits_are_marked_and_counted(client, bank):
    results = get(client, q="дробей")
    assert results.total == 3
    assert all("<mark>Дроби</mark>" in hit.title_html for hit in results.hits)
    assert count(results, "subject") == {"mathematics": 2, "algebra": 2}
    assert count(results, "year") == {"2024": 2, "2023": 1}


def test_own_choice_does_not_shrink_own_counts(client, bank):
    results = get(client, q="дроби", subject="algebra")
    assert results.total == 2
    assert count(results, "subject") == {"mathematics": 2, "algebra": 2}
    assert count(results, "level") == {"basic": 1, "secondary": 1}
    assert [chip.label for chip in results.chips] == ["Алгебра"]
    both = get(client, q="дроби", subject=["algebra", "mathematics"], level="basic")
    assert both.total == 2


def test_every_number_equals_what_its_link_gives(client, bank):
    for value in [value for group in get(client, q="дроби").facets for value in group.values]:
        assert client.get(value.url).context["results"].total == value.count


def test_order_and_page_size(client, bank):
    titles = [hit.title for hit in get(client, sort="title").hits]
    assert titles == sorted(titles, key=lambda title: title.replace(":", ""))
    assert [hit.title for hit in get(client).hits][-1] == "Лирика Фета"
    assert get(client, per_page="20").pager.last_hit == 4


@pytest.mark.parametrize(
    "query",
    [
        'q="', "q=((()))", "q=%00дроби", "q=" + "дроби+" * 2000, "q=...,!?", "q=%", "q=%E0%E1", "q=%D0%B4%FF",
        "subject=no-such", "subject=%00", "section=nothing", "kind=" + "x" * 5000, "page=-1", "page=999999",
        "page=abc", "page=9" * 20, "per_page=7", "sort=random", "q=дроби&page=999999", "year=двадцать",
        "&".join(f"subject=s{number}" for number in range(100)), "q=<script>alert(1)</script>",
        "q=AND+OR+NOT+*:*",
    ],
)  # fmt: skip
def test_nothing_a_person_can_send_breaks_it(client, bank, query):
    response = client.get(f"/poisk/?{query}")
    assert response.status_code == 200
    page = response.content.decode()
    results = response.context["results"]
    assert results.hits or "Что можно сделать" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"subject": "no-such"}, "Нет такого значения: no-such"),
        ({"q": "дроби " * 100}, "Запрос длинный"),
        ({"q": "?!"}, "В запросе нет слов"),
        ({"page": "7"}, "Страницы 7 нет, показана последняя"),
        ({"sort": "random"}, "Такого порядка сортировки нет"),
        ({"subject": [f"s{number}" for number in range(40)]}, "Выбрано слишком много условий"),
    ],
)
def test_what_was_left_out_is_said(client, bank, params, words):
    assert any(words in str(notice) for notice in get(client, **params).notices)


def test_the_section_page_is_the_same_search_with_the_section_fixed(client, bank):
    response = client.get("/bank/", {"q": "дроби"})
    page = response.content.decode()
    assert "Найдено <b>3</b>" in page
    assert 'href="/bank/?q=' in page


def test_only_the_fragment_for_the_script(client, bank):
    response = client.get("/poisk/", {"q": "дроби"}, headers={"X-Requested-With": "mms-results"})
    assert "<html" not in response.content.decode()
    assert "X-Requested-With" in response["Vary"]


def test_the_same_number_of_queries_for_one_hit_and_for_fifty(client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/poisk/", {"q": "дроби", "per_page": "50", "subject": "algebra"})
        return len(captured)

    make_material("Дроби", subjects=["algebra"], tags=["квиз"])
    outbox.drain()
    client.get("/poisk/", {"q": "дроби"})
    one = queries()
    for number in range(49):
        make_material(
            f"Дроби {number}", subjects=["algebra", "geometry"], levels=["basic"], year=2000 + number % 20
        )
    outbox.drain()
    assert get(client, q="дроби", per_page="50").total == 50
    assert queries() == one
