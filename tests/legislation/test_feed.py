"""«Что изменилось»: the feed by date, and «касается меня»."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mms_wagtail.accounts.models import Profile
from mms_wagtail.models import Subject
from mms_wagtail.plugins.legislation.domain.readers import audience_of
from tests.legislation.factory import make_act, make_update

SECTION = "/zakonodatelstvo/"
FEED = "/zakonodatelstvo/lenta.atom"
ATOM = "{http://www.w3.org/2005/Atom}"


def titles(page: Any) -> list[str]:
    soup = BeautifulSoup(page.content, "html.parser")
    return [
        link.get_text().replace("\N{NO-BREAK SPACE}", " ")
        for link in soup.select(".law__feed .law-line__title a")
    ]


@pytest.fixture
def updates(portal: Any) -> None:
    make_update(
        "Учителям алгебры", audiences=["subject-teacher"], subjects=["algebra"], date=dt.date(2026, 11, 3)
    )
    make_update("Учителям", audiences=["subject-teacher"], date=dt.date(2026, 10, 2))
    make_update("Воспитателям", audiences=["kindergarten-teacher"], date=dt.date(2026, 11, 5))
    make_update("Всем", date=dt.date(2026, 9, 1))
    make_update("Черновик", live=False)


def test_the_feed_is_by_date_and_month(updates: Any, client_of: Any) -> None:
    page = client_of("visitor").get(SECTION)

    assert titles(page) == ["Воспитателям", "Учителям алгебры", "Учителям", "Всем"]
    months = [
        title.get_text() for title in BeautifulSoup(page.content, "html.parser").select(".law-month__title")
    ]
    assert months == ["Ноябрь 2026", "Октябрь 2026", "Сентябрь 2026"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kogo=subject-teacher", ["Учителям алгебры", "Учителям", "Всем"]),
        ("kogo=subject-teacher&predmet=literature", ["Учителям", "Всем"]),
        ("predmet=algebra", ["Воспитателям", "Учителям алгебры", "Учителям", "Всем"]),
        ("predmet=literature", ["Воспитателям", "Учителям", "Всем"]),
        ("kogo=parents", ["Всем"]),
        ("kogo=teachers", ["Воспитателям", "Учителям алгебры", "Учителям", "Всем"]),
        ("kogo=", ["Воспитателям", "Учителям алгебры", "Учителям", "Всем"]),
        ("kogo=nobody&predmet=%00", ["Воспитателям", "Учителям алгебры", "Учителям", "Всем"]),
        ("str=99", ["Воспитателям", "Учителям алгебры", "Учителям", "Всем"]),
        ("str=x", ["Воспитателям", "Учителям алгебры", "Учителям", "Всем"]),
    ],
)
def test_the_address_says_whom_it_concerns(
    updates: Any, client_of: Any, query: str, expected: list[str]
) -> None:
    visitor = client_of("visitor")

    assert titles(visitor.get(f"{SECTION}?{query}")) == expected
    entries = ElementTree.fromstring(visitor.get(f"{FEED}?{query}").content).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == expected


def test_a_browser_remembers_and_only_offers(updates: Any, client_of: Any) -> None:
    visitor = client_of("visitor")
    visitor.get(f"{SECTION}?kogo=subject-teacher&predmet=literature")

    again = visitor.get(SECTION)

    assert len(titles(again)) == 4
    offered = BeautifulSoup(again.content, "html.parser").select_one(".law-reader__state a")
    assert offered is not None
    assert parse_qs(urlsplit(str(offered["href"])).query) == {
        "kogo": ["subject-teacher"],
        "predmet": ["literature"],
    }
    visitor.get(f"{SECTION}?kogo=&predmet=")
    assert BeautifulSoup(visitor.get(SECTION).content, "html.parser").select(".law-reader__state a") == []


def test_a_profile_is_offered_too(updates: Any, cast: Any, client_of: Any) -> None:
    profile = Profile.objects.create(user=cast["author"], position="Учитель математики")
    profile.subjects.add(Subject.objects.get(slug="algebra"))

    page = client_of("author").get(SECTION)

    offered = BeautifulSoup(page.content, "html.parser").select_one(".law-reader__state a")
    assert offered is not None
    assert offered["href"] == f"{SECTION}?kogo=subject-teacher&predmet=algebra"


@pytest.mark.parametrize(
    ("position", "audience"),
    [
        ("Учитель начальных классов", "primary-teacher"),
        ("учитель  математики", "subject-teacher"),
        ("Учитель-логопед", "speech-therapist"),
        ("Старший воспитатель", "methodologist"),
        ("Заместитель директора по УВР", "deputy-head"),
        ("Заведующая детским садом", "school-head"),
        ("Педагог-психолог", "psychologist"),
        ("Водитель", ""),
        ("", ""),
    ],
)
def test_a_position_means_an_audience(position: str, audience: str) -> None:
    assert audience_of(position) == audience


def test_the_section_takes_as_many_queries_for_twenty_updates_as_for_one(client_of: Any) -> None:
    act, visitor = make_act(), client_of("visitor")

    def visit(number: int) -> int:
        for place in range(number):
            make_update(
                f"Изменение {place}", acts=[act], audiences=["mentor"], subjects=["algebra"], levels=["basic"]
            )
        visitor.get(f"{SECTION}?kogo=mentor")
        with CaptureQueriesContext(connection) as queries:
            page = visitor.get(f"{SECTION}?kogo=mentor")
        assert len(page.content) < 100_000
        return len(queries)

    assert visit(1) == visit(19)


def test_an_empty_section_offers_the_next_step(client_of: Any) -> None:
    page = client_of("visitor").get(SECTION).content.decode()

    assert "Открыть правовые акты" in page


def test_nothing_for_a_reader_offers_everything(client_of: Any) -> None:
    make_update(audiences=["mentor"])
    page = client_of("visitor").get(f"{SECTION}?kogo=parents").content.decode()

    assert f'{SECTION}?kogo=&amp;predmet=">Показать всё' in page


def test_the_feed_is_a_feed_for_readers(updates: Any, client_of: Any) -> None:
    answer = client_of("visitor").get(f"{FEED}?kogo=kindergarten-teacher")
    feed = ElementTree.fromstring(answer.content)

    assert answer["Content-Type"].startswith("application/atom+xml")
    assert feed.findtext(f"{ATOM}title") == "Что изменилось в законодательстве: Воспитатель детского сада"
    entry = feed.findall(f"{ATOM}entry")[0]
    assert entry.findtext(f"{ATOM}published", "").startswith("2026-11-05")
    assert "Кого касается: Воспитатель детского сада." in entry.findtext(f"{ATOM}summary", "")


def test_the_home_page_tells_the_last_three(updates: Any, client_of: Any) -> None:
    soup = BeautifulSoup(client_of("visitor").get("/").content, "html.parser")

    lines = [
        link.get_text().replace("\N{NO-BREAK SPACE}", " ")
        for link in soup.select(".law-home .law-line__title a")
    ]
    assert lines == ["Воспитателям", "Учителям алгебры", "Учителям"]
