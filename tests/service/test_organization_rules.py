"""What each form of organization must say of itself."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from mms_wagtail.plugins.service.models import ServicePage
from mms_wagtail.plugins.service.organization_rules import (
    inn_error,
    ogrn_error,
    service_errors,
    shown_staff,
    staff_errors,
)

EMPTY = dict.fromkeys(
    ("cabinet", "authority", "act_title", "legal_name", "inn", "ogrn", "founder", "charter", "licence"), ""
)


def service(**values):
    return SimpleNamespace(**{"form": "", **EMPTY, **values})


@pytest.mark.parametrize(
    ("form", "missing"),
    [
        ("", set()),
        ("department", {"cabinet", "authority", "act_title"}),
        ("institution", {"legal_name", "inn", "ogrn", "founder", "charter"}),
        ("distributed", {"authority", "act_title"}),
    ],
)
def test_only_what_the_chosen_form_needs_is_demanded(form, missing):
    assert set(service_errors(service(form=form))) == missing


def test_numbers_of_an_institution_are_checked_by_their_digits():
    assert inn_error("7830002293") == ""
    assert "контрольная цифра" in inn_error("7830002294")
    assert "10 цифр" in inn_error("500100732259")  # a person's, with 12 digits
    assert "10 цифр" in inn_error("ИНН неизвестен")
    assert ogrn_error("1027700132195") == ""
    assert "контрольная цифра" in ogrn_error("1027700132196")
    assert "13 цифр" in ogrn_error("304500116000157")  # an entrepreneur's


def test_what_was_typed_for_another_form_is_not_checked():
    filled = service(form="department", cabinet="imc", authority="x", act_title="Приказ", inn="12")
    assert service_errors(filled) == {}


@pytest.mark.django_db
def test_the_page_says_what_is_missing(portal):
    page = ServicePage.objects.get()
    page.form = "department"
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    assert set(caught.value.message_dict) == {"cabinet", "authority", "act_title"}


def member(person, **values):
    return SimpleNamespace(
        person_id=person, **{"since": None, "until": None, "functions": "", "is_public": True, **values}
    )


def test_a_person_may_return_but_not_be_there_twice():
    before = member(1, until=dt.date(2025, 5, 31))
    again = member(1, since=dt.date(2026, 9, 1))
    assert staff_errors(again, [before], form="department") == {}
    assert set(staff_errors(member(1), [before], form="department")) == {"person"}


def test_dates_of_work_and_functions():
    backwards = member(1, since=dt.date(2026, 9, 1), until=dt.date(2026, 8, 31))
    assert set(staff_errors(backwards, [], form="department")) == {"until"}
    assert set(staff_errors(member(1), [], form="distributed")) == {"functions"}
    assert staff_errors(member(1, functions="Олимпиады"), [], form="distributed") == {}


def test_readers_see_those_who_work_and_are_meant_to_be_seen():
    today = dt.date(2026, 11, 25)
    here, hidden = member(1, until=today), member(2, is_public=False)
    left, coming = member(3, until=dt.date(2026, 11, 24)), member(4, since=dt.date(2026, 11, 26))
    assert shown_staff([here, hidden, left, coming], on=today) == [here]
