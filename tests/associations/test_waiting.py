"""What waits for leaders, and what they are reminded of."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from mms_wagtail.notices.models import Notice
from mms_wagtail.plugins.associations.domain.personal_data import erase, export
from mms_wagtail.plugins.associations.domain.waiting import waiting
from mms_wagtail.plugins.associations.models import Attendee, Meeting
from tests.associations.factory import association, meeting, person_of

pytestmark = pytest.mark.django_db


def due(days: int, **values: Any) -> dict[str, Any]:
    return {"text": f"Решение на {days}", "due_on": timezone.localdate() + dt.timedelta(days=days), **values}


def test_what_is_due_waits_and_nothing_else(mine: Any, theirs: Any, cast: Any) -> None:
    tomorrow = meeting(mine, in_days=1)
    forgotten = meeting(mine, in_days=-3, state="planned")
    written = meeting(mine, in_days=-8, decisions=[due(3), due(30), due(-2), due(-2, state="done")])
    meeting(mine, in_days=-3)
    meeting(mine, in_days=9)
    meeting(theirs, in_days=1)
    found = waiting(cast["author"])
    room = "/obedineniya/moyo/zasedanie/"
    assert [(thing.url, thing.urgent) for thing in found] == [
        (f"{room}{written.pk}/fayly/", False),
        (f"{room}{forgotten.pk}/", False),
        (f"{room}{tomorrow.pk}/", True),
        (f"{room}{written.pk}/resheniya/", False),
        (f"{room}{written.pk}/resheniya/", False),
    ]
    assert waiting(cast["expert"]) == []


def test_it_costs_the_same_for_one_and_for_thirty(
    mine: Any, cast: Any, django_assert_num_queries: Any
) -> None:
    meeting(mine, in_days=-8, decisions=[due(1)])
    with django_assert_num_queries(3):
        waiting(cast["author"])
    for number in range(29):
        other = association(f"Ещё {number}", leader=cast["author"], publish=False)
        meeting(other, in_days=-8, decisions=[due(1)])
    with django_assert_num_queries(3):
        assert len(waiting(cast["author"])) == 40


def test_a_reminder_comes_once(mine: Any, cast: Any, capsys: Any) -> None:
    meeting(mine, in_days=-8, decisions=[due(3)])
    for _again in range(2):
        call_command("mms_remind")
    told = Notice.objects.filter(user=cast["author"], kind="association_waits")
    assert sorted(notice.text.split(" Срок")[0] for notice in told) == [
        "Загрузите протокол.",
        "Решение заседания: отметьте, исполнено ли оно.",
    ]
    assert "Reminders of sections: 2." in capsys.readouterr().out


def test_a_person_gets_a_copy_and_may_be_forgotten(mine: Any, cast: Any) -> None:
    met = meeting(mine, in_days=-3, attended=5)
    Attendee.objects.create(meeting=met, person=person_of(cast["author"]), came=True)
    copy = export(cast["author"])
    assert [row["association"] for row in copy["memberships"]] == [mine.title]
    assert [(row["of"], row["came"]) for row in copy["attendance"]] == [(mine.title, True)]
    erase(cast["author"])
    assert (Attendee.objects.count(), Meeting.objects.get().attended) == (0, 5)


def test_who_is_forgotten_still_counts_where_the_list_alone_told_the_number(mine: Any, cast: Any) -> None:
    met = meeting(mine, in_days=-3, state="held")
    Attendee.objects.create(meeting=met, person=person_of(cast["author"]), came=True)
    Attendee.objects.create(meeting=met, name="Крылова Ольга", came=False)
    erase(cast["author"])
    stored = Meeting.objects.get()
    assert (stored.attendance.count(), stored.attended, stored.invited_total) == (1, 1, 2)
