"""Associations, meetings and decisions are found."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict

from mms_wagtail.plugins.associations.models import Meeting
from mms_wagtail.search.api import results_for
from tests.associations.factory import association, meeting, person, school

pytestmark = pytest.mark.django_db(transaction=True)


def titles(query: str) -> list[str]:
    return [hit.title for hit in results_for(QueryDict(query), path="/poisk/").hits]


def test_an_association_is_found_by_subject_and_leader(portal: Any) -> None:
    page = association(leader=person("Морозова"), level="school", organization=school())
    assert titles("q=морозовой") == [page.title]
    assert titles("association=school&subject=mathematics") == [page.title]
    assert titles("association=municipal") == []


def test_a_decision_is_found_and_leads_to_its_meeting(portal: Any) -> None:
    page = association()
    met = meeting(page, decisions=["Создать банк заданий по функциональной грамотности"], number="3")
    hit = results_for(QueryDict("q=банк+заданий+грамотность&section=meetings"), path="/poisk/").hits[0]
    assert hit.url == met.get_absolute_url()
    assert hit.passage_from == "Решение 1"
    assert titles(f"meeting=planned&school_year={met.year.label.replace('/', '%2F')}") == [hit.title]


def test_meetings_leave_and_return_with_their_association(portal: Any) -> None:
    page = association()
    meeting(page, topic="Олимпиадные задачи")
    assert titles("q=олимпиадные&section=meetings")
    page.unpublish()
    assert titles("q=олимпиадные&section=meetings") == []
    page.save_revision().publish()
    assert titles("q=олимпиадные&section=meetings")
    Meeting.objects.all().delete()
    assert titles("q=олимпиадные&section=meetings") == []
