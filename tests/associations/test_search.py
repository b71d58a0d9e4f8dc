"""Associations, meetings and decisions are found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.http import QueryDict

from mms_wagtail.search.api import results_for
from mms_wagtail.search.outbox import drain
from tests.associations.factory import association, meeting, person, school

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    """Inside it things are saved; at its end they reach the search, as at commit."""

    @contextmanager
    def commit() -> Iterator[None]:
        with django_capture_on_commit_callbacks(execute=True):
            yield
        # A busy machine leaves the rest to a thread, which would not see this transaction.
        drain()

    return commit


def titles(query: str) -> list[str]:
    return [hit.title for hit in results_for(QueryDict(query), path="/poisk/").hits]


def test_an_association_is_found_by_subject_and_leader(portal: Any, committed: Any) -> None:
    with committed():
        page = association(leader=person("Морозова"), level="school", organization=school())
    assert titles("q=морозовой") == [page.title]
    assert titles("association=school&subject=mathematics") == [page.title]
    assert titles("association=municipal") == []


def test_a_decision_is_found_and_leads_to_its_meeting(portal: Any, committed: Any) -> None:
    with committed():
        met = meeting(
            association(), decisions=["Создать банк заданий по функциональной грамотности"], number="3"
        )
    hit = results_for(QueryDict("q=банк+заданий+грамотность&section=meetings"), path="/poisk/").hits[0]
    assert hit.url == met.get_absolute_url()
    assert hit.passage_from == "Решение 1"
    year = met.year.label.replace("/", "%2F")
    assert titles(f"meeting=planned&school_year={year}&subject=mathematics") == [hit.title]


def test_meetings_leave_and_return_with_their_association(portal: Any, committed: Any) -> None:
    asked = "q=олимпиадные&section=meetings"
    with committed():
        page = association()
        met = meeting(page, topic="Олимпиадные задачи")
    assert len(titles(asked)) == 1
    with committed():
        page.unpublish()
    assert titles(asked) == []
    with committed():
        page.save_revision().publish()
    assert len(titles(asked)) == 1
    with committed():
        page.title = "Клуб математиков"
        page.save_revision().publish()
    assert titles(asked) == ["Заседание № 1. Олимпиадные задачи — Клуб математиков"]
    with committed():
        met.delete()
    assert titles(asked) == []
