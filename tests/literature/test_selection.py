"""«Список литературы»: collected by buttons without JavaScript, or named in the address."""

from __future__ import annotations

import bibtexparser
import pytest
from django.urls import reverse

from tests.literature.factory import make_issue, make_publication, person

ADDRESS = "/literatura/izdaniya/vybor/"


@pytest.fixture
def works(portal):
    return [
        make_publication(),
        make_publication(person("Ананьев Б. Г."), title="Человек как предмет познания"),
        make_publication(title="Скрытая", live=False),
    ]


def shown(page: str) -> list[bool]:
    return [name in page for name in ("Педагогическая психология", "предмет познания", "Скрытая")]


def test_the_tray_is_filled_and_emptied_by_buttons(works, client):
    page = works[0].get_absolute_url()
    for work in works:
        client.post(ADDRESS, {"act": "add", "id": work.pk, "next": page})
    assert "Убрать из списка литературы" in client.get(page).content.decode()
    found = client.get(ADDRESS).content.decode()
    assert shown(found) == [True, True, False]
    # In the order of a list of sources.
    assert found.index("Ананьев, Б. Г.") < found.index("Выготский, Л. С.")
    assert client.post(ADDRESS, {"act": "remove", "id": works[0].pk}).url == ADDRESS
    assert shown(client.get(ADDRESS).content.decode()) == [False, True, False]
    client.post(ADDRESS, {"act": "clear"})
    assert "Список пока пуст" in client.get(ADDRESS).content.decode()


def test_a_list_can_be_sent_to_a_colleague(works, client, client_of):
    client.post(ADDRESS, {"act": "add", "id": works[0].pk})
    link = client.get(ADDRESS).context["address"]
    assert shown(client_of("visitor").get(ADDRESS + link).content.decode()) == [True, False, False]
    assert shown(client_of("visitor").get(ADDRESS).content.decode()) == [False, False, False]


def test_an_issue_is_a_list(works, client):
    issue = make_issue(*works)
    found = client.get(ADDRESS, {"vypusk": issue.pk, "format": "bibtex"})
    assert len(bibtexparser.parse_string(found.content.decode()).entries) == 2
    assert shown(client.get(ADDRESS, {"vypusk": issue.pk}).content.decode()) == [True, True, False]
    issue.unpublish()
    assert client.get(ADDRESS, {"vypusk": issue.pk, "format": "bibtex"}).status_code == 404


@pytest.mark.parametrize(
    ("name", "kind", "extension"),
    [
        ("gost", "text/plain", "txt"),
        ("ssylki", "text/plain", "txt"),
        ("bibtex", "application/x-bibtex", "bib"),
        ("ris", "application/x-research-info-systems", "ris"),
        ("csl", "application/vnd.citationstyles.csl+json", "json"),
    ],
)
def test_files_have_names_and_charsets(works, client, name, kind, extension):
    both = f"{works[0].pk},{works[1].pk}"
    answer = client.get(ADDRESS, {"id": both, "format": name})
    assert answer["Content-Type"] == f"{kind}; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="izdaniya.{extension}"'
    assert "Выготский" in answer.content.decode("utf-8")
    alone = client.get(ADDRESS, {"id": works[0].pk, "format": name})
    assert f'"pedagogicheskaya-psikhologiya.{extension}"' in alone["Content-Disposition"]


@pytest.mark.parametrize(
    "asked",
    [
        {"id": "x"}, {"id": "-1"}, {"id": "9" * 40}, {"id": "1,2,,x,٣"}, {"vypusk": "x"}, {"vypusk": ""},
        {"id": "1", "format": "exe"}, {"id": "999", "format": "ris"}, {"id": "\x00"}, {"format": "gost"},
    ],
)  # fmt: skip
def test_whatever_is_asked_is_answered(portal, client, asked):
    assert client.get(ADDRESS, asked).status_code in (200, 404)


@pytest.mark.parametrize(
    "sent", [{}, {"act": "add", "id": "x"}, {"act": "add", "id": "9" * 40}, {"act": "format", "id": "1"}]
)
def test_whatever_is_sent_is_answered(portal, client, sent):
    answer = client.post(ADDRESS, sent, follow=True)
    assert answer.status_code == 200
    assert "Такого издания нет" in answer.content.decode()


@pytest.mark.parametrize(
    "there", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1"]
)
def test_nobody_is_led_away(works, client, there):
    answer = client.post(ADDRESS, {"act": "clear", "next": there})
    assert answer.url == reverse("mms_literature:selection")
