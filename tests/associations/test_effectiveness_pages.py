"""Effectiveness as people meet it: the page of those who are measured, the service's report, its file."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from mms_wagtail.accounts.api import record_consents
from mms_wagtail.accounts.models import Profile
from mms_wagtail.models import Person
from mms_wagtail.plugins.associations.admin.effectiveness import NAME
from mms_wagtail.plugins.associations.models import Meeting, Membership, PlanItem
from tests.associations.council_factory import make_meeting
from tests.associations.test_effectiveness_measuring import DAY, make_association, plan

GOD = "?god=2025-26"
DECISIONS = [
    {"text": "Собрать задачи", "due_on": DAY, "state": "done", "done_on": DAY},
    {"text": "Провести срез", "due_on": DAY},
]


def enter_cabinet(user) -> Person:
    """Let a user of the cast into the cabinet, and give them an entry of the directory."""
    from allauth.account.models import EmailAddress

    address = f"{user.username}@zaozersk.example"
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    Profile.objects.get_or_create(user=user)
    record_consents(user=user, processing=True, publication=())
    return Person.objects.create(last_name="Морозова", slug=f"p-{user.pk}", user=user)


@pytest.fixture
def association(cast):
    page = make_association("ММО математиков")
    page.members = [
        Membership(person=enter_cabinet(cast["author"]), role="leader", since=dt.date(2020, 9, 1))
    ]
    page.save_revision().publish()
    plan(page, date=DAY)
    plan(page, date=DAY)
    make_meeting(page, DAY, attended=8, invited_total=10, decisions=DECISIONS)
    return page


@pytest.fixture
def address(association):
    return reverse("mms_effectiveness:association", args=[association.pk])


def read(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def test_the_leader_sees_the_formula_with_their_numbers(client_of, address):
    page = read(client_of("author"), address + GOD)
    assert page.select_one(".effect__total b").get_text() == "44"
    line = page.select_one(".effect__line").get_text()
    assert line == "(50 × 30 + 80 × 20 + 0 × 25 + 50 × 25) ÷ (30 + 20 + 25 + 25) = 44"
    assert [cell.get_text() for cell in page.select("tbody td:nth-of-type(2)")] == ["50", "80", "0", "50"]


def test_the_picture_says_in_words_what_it_draws(client_of, address):
    page = read(client_of("author"), address + GOD)
    assert page.select_one("svg title").get_text() == "Показатели за 2025/26"
    assert "Посещаемость: 80 %" in page.select_one("svg desc").get_text()
    assert not page.select("[style]")


def test_what_is_unknown_is_said_and_counts_for_nothing(client_of, address):
    PlanItem.objects.all().delete()
    Meeting.objects.update(attended=None, invited_total=None)
    page = read(client_of("author"), address + GOD)
    assert page.select("tbody td")[4].get_text().startswith("нет данных")
    assert "«Посещаемость»" in page.select_one(".effect__formula").get_text()
    assert (
        page.select_one(".effect__line").get_text() == "(100 × 30 + 0 × 25 + 50 × 25) ÷ (30 + 25 + 25) = 53"
    )


def test_a_leader_comes_to_their_only_association_at_once(client_of, association, address):
    response = client_of("author").get(reverse("mms_effectiveness:mine"))
    assert (response.status_code, response.url) == (302, address)


@pytest.mark.parametrize(
    ("role", "status"),
    [("author", 200), ("stranger", 404), ("methodologist", 200), ("head", 200), ("visitor", 302)],
)
def test_numbers_are_for_those_who_are_measured_and_for_the_service(client_of, cast, address, role, status):
    if role not in ("author", "visitor"):
        enter_cabinet(cast[role])
    assert client_of(role).get(address).status_code == status


def test_a_former_leader_sees_nothing_more(client_of, association, address):
    Membership.objects.update(until=dt.date(2026, 1, 1))
    client = client_of("author")
    assert client.get(address).status_code == 404
    assert not read(client, "/kabinet/").select('a[href="/obedineniya/effektivnost/"]')


@pytest.mark.parametrize("asked", ["?god=давно", "?god=1951-52", "?god=2025-27", "?god=%00"])
def test_a_year_that_is_none_is_not_found(client_of, address, asked):
    assert client_of("author").get(address + asked).status_code == 404


@pytest.mark.parametrize(
    ("role", "status"), [("head", 200), ("methodologist", 200), ("author", 302), ("visitor", 302)]
)
def test_the_report_is_for_the_service(client_of, association, role, status):
    assert client_of(role).get(reverse(NAME) + GOD).status_code == status


def test_the_report_lists_who_worked_in_the_year(client_of, association):
    make_association("Без данных")
    page = read(client_of("head"), reverse(NAME) + GOD)
    assert [link.get_text() for link in page.select(".effect__listing tbody th a")] == [
        "Без данных",
        "ММО математиков",
    ]
    by_score = read(client_of("head"), reverse(NAME) + GOD + "&poryadok=ocenka")
    assert by_score.select_one(".effect__listing tbody th a").get_text() == "ММО математиков"
    assert not read(client_of("head"), reverse(NAME) + GOD + "&uroven=school").select(".effect__listing")


def test_the_file_has_numbers_and_no_formulas(client_of, association):
    named = '=HYPERLINK("http://evil.example","ММО")'
    # A vertical tab comes with what is pasted from a word processor; a workbook cannot hold it.
    association.title = f"{named}\x0b"
    association.save()
    response = client_of("head").get(reverse(NAME) + GOD + "&export=xlsx")
    book = load_workbook(io.BytesIO(response.content))
    sheet = book.worksheets[0]
    title = sheet["A2"]
    assert (title.value, title.data_type) == (named, "s")
    assert title.quotePrefix
    header = [cell.value for cell in sheet[1]]
    row = dict(zip(header, [cell.value for cell in sheet[2]], strict=True))
    assert (row["Посещаемость, %"], row["Оценка"], row["Оценка за 2024/25"]) == (80, 44, None)
    assert "f" not in {cell.data_type for line in sheet for cell in line}


def test_weights_are_those_of_the_project(client_of, address, settings):
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "EFFECTIVENESS_WEIGHTS": {"attendance": 1}}
    page = read(client_of("author"), address + GOD)
    assert page.select_one(".effect__line").get_text() == "(80 × 1) ÷ (1) = 80"
    assert len(page.select("tbody tr")) == 1


def test_queries_of_the_report_do_not_grow(client_of, association):
    client, url = client_of("head"), reverse(NAME) + GOD
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(30):
        page = make_association(f"ММО {number}")
        page.members = [Membership(name="Один")]
        page.save()
        make_meeting(page, DAY, decisions=DECISIONS)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)
