"""The council's page: what readers see of it, now and of earlier years."""

from __future__ import annotations

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.council.choices import Group
from mms_wagtail.search import outbox
from tests.associations.council_factory import APPROVED, act, make_council, make_meeting, member, whole

ADDRESS = "/obedineniya/metodsovet/"
LIMIT = 100 * 1024


def read(client, address: str = ADDRESS) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(soup: BeautifulSoup, selector: str) -> list[str]:
    return [
        " ".join(item.get_text(" ").replace("\N{WORD JOINER}", "").split()) for item in soup.select(selector)
    ]


@pytest.fixture
def today():
    return dt.date.today()


def test_the_page_says_who_sits_in_the_council_and_by_what_act(client, portal):
    make_council()
    page = read(client)
    assert words(page, ".council__people b") == ["Соколова М. А."]
    assert words(page, ".council__group h3") == [label[0].upper() + label[1:] for label in Group.labels]
    assert "Приказ о составе методсовета от 10 сентября 2024 г. № 112-р" in words(page, ".council__act")[0]


def test_decisions_of_the_year_stand_with_what_became_of_them(client, portal, today):
    council = make_council()
    year = SchoolYear.of(today)
    day = year.first_day
    make_meeting(
        council,
        day,
        number="1",
        decisions=[
            {"text": "Утвердить план.", "state": "done", "done_on": day},
            {"text": "Провести чтения.", "due_on": today + dt.timedelta(days=3)},
            {"text": "Собрать анкеты.", "due_on": today - dt.timedelta(days=1)},
            {"text": "Купить доску.", "state": "dropped"},
        ],
    )
    page = read(client)
    assert [item["class"][1] for item in page.select(".decision")] == [
        "decision--ok", "decision--open", "decision--late", "decision--dropped",
    ]  # fmt: skip
    assert words(page, ".decision__state")[0].startswith("исполнено")
    assert words(page, ".decision__state")[2].startswith("срок прошёл")
    assert words(page, ".council__sum") == ["Принято решений: 3, исполнено 1."]


def test_another_school_year_is_an_address(client, portal):
    council = make_council()
    make_meeting(council, dt.date(2024, 10, 2), topic="План года", decisions=["Утвердить план."])
    assert words(read(client), ".meeting h3") == []
    page = read(client, f"{ADDRESS}?god=2024-25")
    assert words(page, ".meeting h3") == ["Заседание. План года"]
    assert page.select("meta[name=robots]")
    assert client.get(f"{ADDRESS}?god=1999-00").status_code == 404
    assert client.get(f"{ADDRESS}?god=давно").status_code == 404


def test_an_earlier_composition_stays_readable(client, portal):
    left = member("Белова А. П.", since=APPROVED, until=dt.date(2025, 9, 14))
    came = member("Новиков И. И.", since=dt.date(2025, 9, 15))
    later = act(number="98-р", signed_on=dt.date(2025, 9, 15))
    make_council(members=[*whole(), left, came], acts=[act(), later])
    now = words(read(client), ".council__group b")
    assert "Новиков И. И." in now
    assert "Белова А. П." not in now
    earlier = read(client, f"{ADDRESS}?sostav={APPROVED.isoformat()}")
    assert "Белова А. П." in words(earlier, ".council__group b")
    assert "Новиков И. И." not in words(earlier, ".council__group b")
    assert earlier.select(".notice--outdated")
    assert client.get(f"{ADDRESS}?sostav=2001-01-01").status_code == 404


def test_warnings_are_not_for_readers(client, portal):
    make_council(members=[member("Одиночка О. О.")], acts=[])
    page = read(client)
    assert not page.select(".notice")
    assert "положени" not in page.select_one("main").get_text()


def test_the_council_and_its_decisions_are_found(client, portal, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        council = make_council()
        meeting = make_meeting(council, dt.date(2025, 10, 2), decisions=["Провести педагогические чтения."])
    outbox.drain()
    assert [hit["href"] for hit in read(client, "/poisk/?q=методсовет").select(".hit__title a")][:1]
    found = read(client, "/poisk/?q=педагогические+чтения").select(".hit__title a")
    assert [link["href"] for link in found] == [meeting.get_absolute_url()]


def test_queries_do_not_grow_with_the_council(client, portal, today):
    council = make_council()
    make_meeting(council, today, decisions=["Одно."])
    client.get(ADDRESS)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(ADDRESS)
    council.members = [*whole(), *(member(f"Член {number}") for number in range(30))]
    council.save_revision().publish()
    for number in range(30):
        make_meeting(council, today, number=str(number), decisions=["Одно.", "Другое."])
    with CaptureQueriesContext(connection) as many:
        response = client.get(ADDRESS)
    assert len(many) == len(few)
    assert len(response.content) < LIMIT
