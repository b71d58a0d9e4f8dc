"""What cannot be gets a sentence with the cure, on its field."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.mixins import AssociationMixin
from mms_wagtail.plugins.associations.models import AssociationPage, Decision, Meeting, Membership, PlanItem
from mms_wagtail.plugins.associations.rules import repeated_member, second_leader

DAY = dt.date(2026, 11, 3)
TODAY = timezone.localdate()
TOMORROW = TODAY + dt.timedelta(days=1)


def complaint(thing: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        thing.clean()
    return caught.value.message_dict


@pytest.mark.parametrize(
    ("thing", "field", "words"),
    [
        (Meeting(held_on=DAY, school_year=2025), "held_on", "это 2026/27 учебный год, а не 2025/26"),
        (
            Meeting(held_on=TOMORROW, school_year=SchoolYear.of(TOMORROW).start, state="held"),
            "state",
            "ещё не наступил",
        ),
        (Meeting(held_on=DAY, school_year=2026, attended=9, invited_total=5), "attended", "больше, чем"),
        (PlanItem(date=DAY, school_year=2024, title="x"), "date", "2026/27"),
        (PlanItem(date=DAY, month=12, school_year=2026), "month", "что-то одно"),
        (
            PlanItem(date=TOMORROW, school_year=SchoolYear.of(TOMORROW).start, state="done"),
            "state",
            "наступил",
        ),
        (Decision(meeting=Meeting(held_on=DAY), due_on=DAY - dt.timedelta(days=1)), "due_on", "раньше"),
        (Decision(done_on=TOMORROW, state="done"), "done_on", "ещё не наступил"),
        (Decision(done_on=TODAY, state="open"), "state", "выберите «Исполнено»"),
        (Membership(name="Иванова", since=DAY, until=DAY - dt.timedelta(days=1)), "until", "раньше первого"),
        (Membership(name=" "), "name", "впишите имя"),
    ],
)
def test_each_mistake_has_its_sentence(thing: Any, field: str, words: str) -> None:
    said = complaint(thing)
    assert list(said) == [field]
    assert words in said[field][0].replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.django_db
def test_a_school_association_has_a_school_and_a_municipal_one_no_parent() -> None:
    page = AssociationPage(
        level="school", slug="set", founded_on=TODAY, closed_on=TODAY - dt.timedelta(days=1)
    )
    page.subjects = []
    with pytest.raises(ValidationError) as caught:
        AssociationMixin.clean(page)
    assert set(caught.value.message_dict) == {"organization", "slug", "closed_on"}


@pytest.mark.django_db
def test_a_circle_of_associations_is_refused() -> None:
    first, second = AssociationPage(pk=1, level="inter-school"), AssociationPage(pk=2, level="inter-school")
    first.parent_association, second.parent_association = second, first
    with pytest.raises(ValidationError) as caught:
        AssociationMixin.clean(first)
    assert "внутри самого себя" in caught.value.message_dict["parent_association"][0]


def member(name: str, since: int, until: int | None = None, role: str = "member") -> Any:
    return SimpleNamespace(
        person_id=None,
        name=name,
        display_name=name,
        since=dt.date(since, 9, 1),
        until=dt.date(until, 8, 31) if until else None,
        role=role,
    )


def test_a_member_may_come_back_but_not_be_twice_at_once() -> None:
    before = [member("Иванова Пётр", 2020, 2022)]
    assert repeated_member(member("Иванова Петр", 2021), before)
    assert repeated_member(member("иванова  пётр", 2021), before)
    assert not repeated_member(member("Иванова Пётр", 2022), before)
    assert not repeated_member(member("Петрова", 2021), before)


def test_one_leads_at_a_time() -> None:
    before = [member("Иванова", 2020, 2022, role="leader")]
    assert "руководит Иванова" in second_leader(member("Петрова", 2021, role="leader"), before)
    assert not second_leader(member("Петрова", 2022, role="leader"), before)
    assert not second_leader(member("Петрова", 2021), before)
