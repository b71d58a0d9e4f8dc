"""Meetings in calendars and feed readers."""

from __future__ import annotations

import datetime as dt
from typing import Any

import feedparser
import pytest
from django.test import Client
from icalendar import Calendar

from tests.associations.factory import association, meeting

pytestmark = pytest.mark.django_db


def events(address: str) -> list[Any]:
    answer = Client().get(address)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_a_meeting_enters_a_calendar_at_its_hour(portal: Any) -> None:
    page = association()
    met = meeting(page, starts_at=dt.time(15, 0), topic="Банк; заданий, \n и\\ всё", place="Зал")
    (event,) = events(f"/obedineniya/zasedaniya/{met.pk}.ics")
    assert event["DTSTART"].dt == dt.datetime.combine(met.held_on, dt.time(12, 0), dt.UTC)
    assert event["SUMMARY"] == f"Заседание № 1. Банк; заданий, и\\ всё — {page.title}"
    assert event["LOCATION"] == "Зал"
    assert event["URL"].endswith(met.get_absolute_url())


def test_calendars_of_all_and_of_one(portal: Any) -> None:
    mine, other = association(), association("Другое", subject="physics")
    coming = meeting(mine, in_days=4)
    meeting(mine, in_days=-4)
    meeting(mine, in_days=5, state="cancelled")
    meeting(other, in_days=6)
    hidden = association("Скрытое", publish=False)
    hidden.unpublish()
    meeting(hidden, in_days=2)
    assert len(events("/obedineniya/zasedaniya/blizhayshie.ics")) == 2
    own = events(f"/obedineniya/zasedaniya/kalendar-{mine.pk}.ics")
    assert [event["STATUS"] for event in own] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert own[1]["DTSTART"].dt == coming.held_on
    assert Client().get(f"/obedineniya/zasedaniya/kalendar-{hidden.pk}.ics").status_code == 404


def test_the_feed_is_atom(portal: Any) -> None:
    page = association()
    met = meeting(page, summary="Договорились <обо> всём")
    for address in ("/obedineniya/zasedaniya/lenta/", f"/obedineniya/zasedaniya/lenta/{page.pk}/"):
        feed = feedparser.parse(Client().get(address).content)
        assert (feed.version, feed.bozo) == ("atom10", False)
        assert [entry.link.endswith(met.get_absolute_url()) for entry in feed.entries] == [True]
    assert Client().get("/obedineniya/zasedaniya/lenta/999999/").status_code == 404
