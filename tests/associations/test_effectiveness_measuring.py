"""What is counted of an association's year, from the rows that people keep."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.models import Person
from mms_wagtail.plugins.associations.domain.effectiveness.measuring import measure, measured_in
from mms_wagtail.plugins.associations.models import (
    AssociationIndexPage,
    AssociationPage,
    Attendee,
    BornMaterial,
    Membership,
    PlanItem,
)
from mms_wagtail.plugins.materials.models import MaterialAuthor
from tests.associations.council_factory import make_meeting
from tests.materials.factory import make_material

YEAR = SchoolYear(2025)
DAY = dt.date(2025, 10, 15)
NOVEMBER = dt.date(2025, 11, 1)
DAY_AFTER = dt.date(2025, 11, 2)
LATER = dt.date(2026, 8, 31)


def make_association(title: str = "ММО математиков", **values) -> AssociationPage:
    page = AssociationPage(title=title, **values)
    AssociationIndexPage.objects.get().add_child(instance=page)
    return page


@pytest.fixture
def association(portal):
    return make_association()


def measured(association, today=LATER, year=YEAR):
    return measure([association.pk], year=year, today=today)[association.pk]


def plan(association, **values):
    given = {"title": "Заседание", "form": "заседание", "school_year": YEAR.start, **values}
    return PlanItem.objects.create(association=association, **given)


def test_nothing_is_known_of_an_empty_association(association):
    numbers = measured(association)
    assert (numbers.planned, numbers.invited, numbers.members, numbers.due) == (0, 0, 0, 0)


def test_meetings_are_held_against_what_the_plan_had_by_the_day(association):
    plan(association, date=DAY)
    plan(association, month=11)
    plan(association, month=12, state="cancelled")
    plan(association, month=4)
    plan(association, form="семинар", month=10)
    make_meeting(association, DAY)
    december = measured(association, today=dt.date(2025, 12, 31))
    assert (december.held, december.planned) == (1, 3)
    assert measured(association, today=dt.date(2025, 11, 29)).planned == 1
    assert measured(association).planned == 4


def test_without_a_plan_appointed_meetings_stand_for_it(association):
    make_meeting(association, DAY)
    make_meeting(association, DAY, state="cancelled")
    make_meeting(association, dt.date(2026, 5, 1), state="planned")
    numbers = measured(association, today=dt.date(2026, 1, 10))
    assert (numbers.held, numbers.planned) == (1, 2)


def test_attendance_is_of_meetings_where_somebody_counted(association):
    make_meeting(association, DAY, attended=14, invited_total=20)
    make_meeting(association, DAY, attended=9)
    named = make_meeting(association, DAY)
    for place in range(4):
        Attendee.objects.create(meeting=named, name=f"Участник {place}", came=place > 0)
    numbers = measured(association)
    assert (numbers.attended, numbers.invited) == (17, 24)


def test_works_are_those_of_members_and_of_meetings_once_each(
    association, django_capture_on_commit_callbacks
):
    person = Person.objects.create(last_name="Морозова", first_name="Елена", slug="morozova")
    association.members = [
        Membership(person=person, since=dt.date(2020, 9, 1)),
        Membership(name="Петрова А. А.", since=dt.date(2026, 1, 1)),
        Membership(name="Ушедшая У. У.", until=dt.date(2025, 5, 31)),
    ]
    association.save()
    with django_capture_on_commit_callbacks(execute=True):
        written = make_material("Дроби", authors=[MaterialAuthor(person=person)], date=DAY)
        make_material("Прошлогоднее", authors=[MaterialAuthor(person=person)], date=dt.date(2025, 3, 1))
        born = make_material("Памятка", date=DAY)
    meeting = make_meeting(association, DAY)
    for page in (written, born):
        BornMaterial.objects.create(meeting=meeting, page_id=page.pk)
    numbers = measured(association)
    assert (numbers.members, numbers.works) == (2, 2)


def test_decisions_count_from_their_day_on(association):
    today = dt.date(2025, 12, 1)
    make_meeting(
        association,
        DAY,
        decisions=[
            {"text": "В срок", "due_on": NOVEMBER, "state": "done", "done_on": NOVEMBER},
            {"text": "Поздно", "due_on": NOVEMBER, "state": "done", "done_on": DAY_AFTER},
            {"text": "Забыто", "due_on": dt.date(2025, 11, 30)},
            {"text": "Ещё идёт", "due_on": today},
            {"text": "Раньше срока", "due_on": dt.date(2026, 5, 1), "state": "done", "done_on": DAY},
            {"text": "Без срока", "state": "done", "done_on": DAY},
            {"text": "Снято", "due_on": DAY, "state": "dropped"},
        ],
    )  # fmt: skip
    numbers = measured(association, today=today)
    assert (numbers.in_time, numbers.due) == (2, 4)


def test_a_decision_of_the_last_meeting_is_due_in_the_next_year(association):
    make_meeting(association, DAY, decisions=[{"text": "Осенью", "due_on": dt.date(2026, 10, 1)}])
    assert measured(association, today=dt.date(2026, 9, 30)).due == 0
    assert measured(association, today=dt.date(2026, 10, 2)).due == 1


def test_a_year_is_its_own(association):
    make_meeting(association, DAY, attended=5, invited_total=5)
    assert measured(association, year=YEAR.previous).held == 0


def test_those_are_measured_who_worked_in_the_year(association):
    make_association("Закрытое", closed_on=dt.date(2025, 8, 31))
    closing = make_association("Закрытое весной", closed_on=dt.date(2026, 3, 1))
    make_association("Будущее", founded_on=dt.date(2026, 9, 1))
    make_association("Черновик", live=False)
    assert [page.pk for page in measured_in(YEAR)] == [closing.pk, association.pk]


def test_the_number_of_queries_does_not_grow(association):
    def queries() -> int:
        ids = list(AssociationPage.objects.values_list("pk", flat=True))
        with CaptureQueriesContext(connection) as captured:
            measure(ids, year=YEAR, today=LATER)
        return len(captured)

    plan(association, date=DAY)
    make_meeting(association, DAY, decisions=["Одно"])
    few = queries()
    for number in range(30):
        page = make_association(f"ММО {number}")
        page.members = [Membership(name="Один"), Membership(name="Другой")]
        page.save()
        plan(page, date=DAY)
        make_meeting(page, DAY, decisions=["Одно", "Другое"])
    assert queries() == few
