"""What enters into force: the page, and the file that telephones read."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from mms_wagtail.plugins.legislation.domain.calendar import calendar_events, year_ahead
from mms_wagtail.plugins.legislation.models import ActEdition, LegalAct
from tests.legislation.factory import make_act, make_update

PAGE, FILE = "/zakonodatelstvo/kalendar/", "/zakonodatelstvo/kalendar.ics"
TODAY = timezone.localdate()


def ahead(days: int) -> dt.date:
    return TODAY + dt.timedelta(days=days)


@pytest.fixture
def events(portal: Any) -> LegalAct:
    """One of each kind, and what must not be in the calendar."""
    act = make_act("10", short_name="Стандарт")
    brought_by = make_act("11", effective_from=ahead(-30))
    ActEdition.objects.create(act=act, effective_from=ahead(40), brought_by=brought_by, note="Новые предметы")
    ActEdition.objects.create(act=act, effective_from=ahead(-10), brought_by=brought_by)
    make_act("12", short_name="Новый порядок", effective_from=ahead(20))
    make_act("13", short_name="Старый порядок", repealed_on=ahead(60), repealed_by=act)
    make_act("14", effective_from=ahead(400))
    make_update(
        "Сверьте программы", due_on=ahead(5), what_to_do="Сверьте; внесите\nОтправьте", audiences=["mentor"]
    )
    make_update("Черновик", due_on=ahead(6), what_to_do="Ничего", live=False)
    return act


def test_the_year_ahead_has_each_kind_and_nothing_else(events: Any, client_of: Any) -> None:
    found = calendar_events(since=TODAY, until=year_ahead(TODAY))

    assert [(event.day, event.kind, event.title) for event in found] == [
        (ahead(5), "due", "Срок: Сверьте программы"),
        (ahead(20), "start", "Вступает в силу: Новый порядок"),
        (ahead(40), "edition", "Новая редакция: Стандарт"),
        (ahead(60), "repeal", "Утрачивает силу: Старый порядок"),
    ]
    page = client_of("visitor").get(PAGE).content.decode()
    assert page.count("law-event__title") == 4


def test_the_file_is_read_by_a_calendar(events: LegalAct, client_of: Any) -> None:
    answer = client_of("visitor").get(FILE)
    calendar = Calendar.from_ical(answer.content)
    read = calendar.walk("VEVENT")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert (str(calendar["VERSION"]), bool(calendar["PRODID"])) == ("2.0", True)
    assert [event.decoded("DTSTART") for event in read] == [ahead(5), ahead(20), ahead(40), ahead(60)]
    assert all(type(event.decoded("DTSTART")) is dt.date for event in read)
    assert read[2].decoded("DTEND") == ahead(41)
    assert str(read[2]["SUMMARY"]) == "Новая редакция: Стандарт"
    assert str(read[2]["URL"]) == f"http://testserver{events.get_absolute_url()}"
    assert "Сверьте; внесите\nОтправьте" in str(read[0]["DESCRIPTION"])
    events.refresh_from_db()
    assert read[2].decoded("DTSTAMP") == events.changed_at.replace(microsecond=0)
    assert max(map(len, answer.content.split(b"\r\n"))) <= 75


def test_an_event_is_the_same_tomorrow_and_after_an_edit(events: LegalAct, client_of: Any) -> None:
    visitor = client_of("visitor")

    def keys() -> dict[str, Any]:
        read = Calendar.from_ical(visitor.get(FILE).content).walk("VEVENT")
        return {str(event["UID"]): event.decoded("DTSTAMP") for event in read}

    before = keys()
    assert keys() == before
    LegalAct.objects.filter(pk=events.pk).update(
        short_name="ФГОС", changed_at=timezone.now() + dt.timedelta(hours=1)
    )
    after = keys()

    assert set(after) == set(before)
    assert len(before) == 4
    assert [uid for uid in after if after[uid] != before[uid]] == [
        f"act-{events.pk}-edition-{ahead(40):%Y%m%d}@testserver"
    ]


def test_the_calendar_takes_as_many_queries_for_ninety_events_as_for_three(client_of: Any) -> None:
    act, amending, visitor = make_act("1"), make_act("2"), client_of("visitor")
    make_update(due_on=ahead(3), what_to_do="Сделать")

    def visit(first: int, last: int) -> int:
        for place in range(first, last):
            make_act(
                f"3{place}", effective_from=ahead(place + 1), repealed_on=ahead(place + 100), repealed_by=act
            )
            ActEdition.objects.create(act=act, effective_from=ahead(place + 1), brought_by=amending)
        visitor.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            page = visitor.get(PAGE)
        assert page.content.decode().count("law-event__title") == last * 3 + 1
        assert len(page.content) < 100_000
        return len(queries)

    assert visit(0, 1) == visit(1, 30)


def test_an_empty_year_says_so(client_of: Any) -> None:
    visitor = client_of("visitor")

    assert "ничего не" in visitor.get(PAGE).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert Calendar.from_ical(visitor.get(FILE).content).walk("VEVENT") == []


def test_a_leap_day_has_a_year_ahead() -> None:
    assert year_ahead(dt.date(2028, 2, 29)) == dt.date(2029, 2, 28)
