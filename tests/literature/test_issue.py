"""Issues of the digest: rubrics, pages, paper, feed; the section's page."""

from __future__ import annotations

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import etree

from mms_wagtail.plugins.literature.models import (
    Contributor,
    LiteratureIndexPage,
    LiteratureNewsItem,
    LiteratureNewsPage,
    Publication,
)
from tests.literature.factory import make_issue, make_publication

NOTE = "Помогает увидеть, где ребёнок ошибается, и подобрать упражнение на завтра. " * 3


def big_issue(count: int, *, groups: int = 3) -> LiteratureNewsPage:
    """An issue of many publications, made in bulk."""
    works = Publication.objects.bulk_create(
        Publication(
            title=f"Как учить читать, выпуск {number}",
            slug=f"kniga-{number}",
            annotation=NOTE,
            place="Москва",
            publisher="Просвещение",
            year=2020,
            pages="200",
            category="methodological",
        )
        for number in range(count)
    )
    Contributor.objects.bulk_create(
        Contributor(publication=work, last_name="Иванова", first_name="Мария", role="author")
        for work in works
    )
    page = make_issue(title=f"Выпуск на {count}", introduction="Вступление.")
    LiteratureNewsItem.objects.bulk_create(
        LiteratureNewsItem(
            page=page, publication=work, group=f"Рубрика {place % groups}", note=NOTE, sort_order=place
        )
        for place, work in enumerate(works)
    )
    return page


def queries(client, address) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_one_thirty_and_three_hundred_cost_the_same_and_stay_light(portal, client):
    page = big_issue(300)
    other = make_issue(make_publication(), title="Маленький", introduction="Вступление.")
    queries(client, page.url)
    assert queries(client, page.url) == queries(client, other.url) == queries(client, f"{page.url}?celikom=1")
    answer = client.get(page.url)
    assert len(answer.content) < 100_000
    soup = BeautifulSoup(answer.content, "html.parser")
    assert len(soup.select(".novelty")) == 25
    assert [link.get_text(" ", strip=True) for link in soup.select(".issue__rubrics a")] == [
        "Рубрика 0 100",
        "Рубрика 1 100",
        "Рубрика 2 100",
    ]
    second = soup.select(".issue__rubrics a")[1]["href"]
    assert second == "?stranica=5#rubrika-2"
    whole = BeautifulSoup(client.get(f"{page.url}?celikom=1").content, "html.parser")
    assert len(whole.select(".novelty")) == 300


@pytest.mark.parametrize("asked", ["0", "-1", "99999999999999999999", "два", "", "1e9"])
def test_a_page_that_there_is_not_is_one_that_there_is(portal, client, asked):
    page = make_issue(make_publication())
    assert client.get(page.url, {"stranica": asked, "celikom": asked}).status_code == 200


def test_hidden_publications_and_drafts_are_not_shown(portal, client):
    shown, hidden = make_publication(), make_publication(title="Скрытая", live=False)
    page = make_issue(shown, hidden)
    html = client.get(page.url).content.decode()
    assert shown.get_absolute_url() in html
    assert "Скрытая" not in html
    assert "Скрытая" not in client.get(reverse("mms_literature:feed")).content.decode()
    assert page.slug == "vypusk"


def test_an_empty_issue_and_an_empty_section_say_so(portal, client):
    section = LiteratureIndexPage.objects.get()
    assert "Первый выпуск новинок готовится" in client.get(section.url).content.decode().replace("\xa0", " ")
    page = make_issue()
    assert "пока нет изданий" in client.get(page.url).content.decode().replace("\xa0", " ")


def test_the_section_shows_the_latest_issue_first(portal, client):
    work = make_publication()
    for month in (3, 5, 4):
        make_issue(work, title=f"Месяц {month}", month=dt.date(2026, month, 1))
    section = LiteratureIndexPage.objects.get()
    soup = BeautifulSoup(client.get(section.url).content, "html.parser")
    assert soup.select_one(".latest__title").get_text(strip=True) == "Месяц 5"
    assert [link.get_text(strip=True) for link in soup.select(".issues a")] == ["Месяц 4", "Месяц 3"]
    before = queries(client, section.url)
    for month in range(6, 12):
        make_issue(work, title=f"Ещё {month}", month=dt.date(2026, month, 1))
    assert queries(client, section.url) == before


def test_the_feed_is_atom(portal, client):
    make_issue(make_publication(), title="Май & июнь", introduction="Две книги.")
    answer = client.get(reverse("mms_literature:feed"))
    root = etree.fromstring(answer.content)
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert root.xpath("string(//a:entry/a:title)", namespaces=space) == "Май & июнь"
    assert "Педагогическая психология" in root.xpath("string(//a:entry/a:summary)", namespaces=space)
    assert root.xpath("count(//a:entry/a:updated)", namespaces=space) == 1


def test_the_home_page_shows_three_books_of_the_latest_issue(portal, client):
    issue = big_issue(30)
    soup = BeautifulSoup(client.get("/").content, "html.parser")
    block = soup.find(attrs={"aria-labelledby": "section-literature"})
    assert len(block.select(".novelty")) == 3
    assert block.select_one(".novelty__why b").get_text() == "Зачем это учителю."
    of_thirty = queries(client, "/")
    LiteratureNewsItem.objects.filter(page=issue, sort_order__gt=2).delete()
    assert queries(client, "/") == of_thirty
