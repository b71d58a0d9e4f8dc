"""The page of a publication: for readers, and for programs that take it over."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction

from mms_wagtail.plugins.literature.domain.exporting import facts
from mms_wagtail.plugins.literature.domain.jackets import jacket_svg
from mms_wagtail.plugins.literature.models import Publication
from tests.literature.factory import ISBN, company, make_issue, make_publication, person
from tests.literature.translator import read_coins, read_meta

KINDS = {
    "book": {"isbn_given": ISBN, "subtitle": "учебник"},
    "chapter": {
        "host_title": "Собрание сочинений", "volume": "4", "pages": "244-268", "publisher": "Педагогика",
    },
    "article": {
        "host_title": "Вопросы психологии", "volume": "12", "issue": "6", "pages": "62–68", "publisher": "",
        "doi": "10.1037/h0043158", "issn": "0042-8841",
    },
    "journal": {"issue": "3", "issn": "0042-8841"},
    "electronic": {"url": "https://edsoo.ru/?a=1&b=2", "publisher": "", "place": ""},
    "dissertation": {"institution": "МГУ", "degree": "doctor", "science": "педагогических"},
}  # fmt: skip
NASTY = '"><script>alert(1)</script> & «Ё»'


@pytest.mark.parametrize("kind", KINDS)
def test_a_translator_reads_back_what_the_publication_is(portal, client, kind):
    people = [person("Выготский Лев Семёнович"), company("Институт «Ё» & Ко"), person("Занков Л. В.")]
    work = make_publication(*people, kind=kind, title=f"Игра {NASTY}", **KINDS[kind])
    html = client.get(work.get_absolute_url()).content.decode()
    expected = {
        "title": facts.whole_title(work),
        "authors": ["Выготский, Лев Семёнович", "Институт «Ё» & Ко", "Занков, Л. В."],
        "year": "1991",
        "host": work.host_title,
        "pages": facts.page_span(work),
    }
    found = read_meta(html)
    assert {name: found[name] for name in expected} == expected
    assert (found["volume"], found["issue"]) == (work.volume, work.issue)
    assert (found["isbn"], found["doi"]) == (work.isbn_given, work.doi)
    if kind in ("article", "chapter", "dissertation", "book"):
        assert found["kind"] == kind
    found = read_coins(html)
    assert found["kind"] == kind
    assert sorted(found.pop("authors")) == sorted(expected.pop("authors"))
    assert {name: found[name] for name in expected} == expected
    assert found["doi"] == work.doi
    assert "<script>alert(1)" not in html
    types = {
        "book": "Book", "chapter": "Chapter", "article": "ScholarlyArticle", "journal": "Periodical",
        "electronic": "WebPage", "dissertation": "Thesis",
    }  # fmt: skip
    script = BeautifulSoup(html, "html.parser").find("script", type="application/ld+json")
    data = json.loads(script.string)
    assert (data["@type"], data["name"]) == (types[kind], facts.whole_title(work))
    assert data["author"][0]["name"] == "Лев Семёнович Выготский"


def test_the_page_costs_the_same_with_more_of_everything(portal, client):
    def queries(work) -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(work.get_absolute_url()).status_code == 200
        return len(caught)

    few = make_publication(subjects=("algebra",), audiences=("subject-teacher",))
    many = make_publication(
        *[person(f"Автор{n} А. Б.") for n in range(30)],
        title="Другая",
        subjects=("algebra", "geometry", "physics"),
        audiences=("subject-teacher",),
        contents="\n".join(f"Глава {n}" for n in range(30)),
    )
    make_issue(few, title="Один")
    for number in range(4):
        make_issue(many, title=f"Выпуск {number}")
    queries(few)
    assert queries(few) == queries(many)


def test_what_is_hidden_does_not_exist(portal, client):
    work = make_publication(live=False)
    for name in ("publication", "want", "jacket"):
        answer = client.get(reverse(f"mms_literature:{name}", args=[work.slug]))
        assert answer.status_code in (302, 404) if name == "want" else answer.status_code == 404
    assert client.get("/literatura/izdaniya/net-takogo/").status_code == 404


def test_a_note_of_a_private_issue_stays_private(portal, client):
    work = make_publication()
    issue = make_issue(work, title="Секретное")
    address = work.get_absolute_url()
    assert "Секретное" in client.get(address).content.decode()
    PageViewRestriction.objects.create(page=issue, restriction_type="login")
    assert "Секретное" not in client.get(address).content.decode()


def test_addresses_are_latin_their_own_and_not_the_portals(portal):
    slugs = [make_publication(title="Выбор", isbn_given="").slug for _number in range(2)]
    assert slugs == ["vybor-izdanie", "vybor-izdanie-2"]
    assert make_publication(title="!!!").slug == "izdanie"


@pytest.mark.parametrize("title", ["", "Я", "Слово" * 90, "а б " * 120, NASTY, "Ночь\nдень"])
def test_a_jacket_is_drawn_for_any_title(title):
    work = Publication(title=title, category="popular_science")
    soup = BeautifulSoup(jacket_svg(work), "xml")
    lines = [line.string or "" for line in soup.find_all("text")]
    assert len(lines) <= 6
    assert all(float(line["y"]) < 260 for line in soup.find_all("text"))
    assert jacket_svg(work) == jacket_svg(work)
