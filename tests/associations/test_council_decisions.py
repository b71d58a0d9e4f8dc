"""A practice's decision can refer to a meeting of the council."""

from __future__ import annotations

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from mms_wagtail import registry
from mms_wagtail.workflow.api import accept, decide
from mms_wagtail.workflow.forms import DecisionForm
from mms_wagtail.workflow.models import Submission
from tests.associations.council_factory import make_council, make_meeting
from tests.practices.factory import offer, review_all
from tests.workflow.conftest import people

__all__ = ["people"]

LABEL = "Решение методсовета от 2 октября 2025 г., протокол № 2"


def plain(text: str) -> str:
    return " ".join(text.replace("\N{WORD JOINER}", "").split())


@pytest.fixture
def meeting(portal):
    return make_meeting(make_council(), dt.date(2025, 10, 2), number="2")


@pytest.fixture
def deciding(people, meeting):
    submission = accept(offer(people.author), by=people.methodologist)
    return review_all(submission, [people.expert, people.expert2], people.methodologist)


def test_only_meetings_that_were_held_and_can_be_read_are_offered(meeting):
    council = meeting.holder.specific
    make_meeting(council, dt.date(2026, 12, 1), state="planned")
    make_meeting(council, dt.date(2025, 12, 1), state="cancelled")
    assert [(plain(str(item.label)), item.url) for item in registry.decision_sources()] == [
        (LABEL, meeting.get_absolute_url())
    ]
    council.unpublish()
    assert registry.decision_sources() == []


def test_without_meetings_the_form_does_not_ask(portal):
    assert "source" not in DecisionForm().fields


def test_the_head_chooses_the_meeting_and_readers_see_it(client, client_of, people, deciding, meeting):
    address = reverse("mms_submissions:inspect", args=[deciding.pk])
    head = client_of("head")
    assert "Решение принято на заседании" in head.get(address).content.decode()
    sent = {"act": "decide", "decide-level": "bank", "decide-source": meeting.get_absolute_url()}
    assert head.post(address, sent).status_code == 302
    page = Submission.objects.get(pk=deciding.pk).page.specific
    assert plain(page.decision_label) == LABEL
    link = BeautifulSoup(client.get(page.get_url()).content, "html.parser").select_one(".seal a")
    assert (plain(link.get_text()), link["href"]) == (LABEL, meeting.get_absolute_url())


@pytest.mark.parametrize("asked", ["javascript:alert(1)", "/obedineniya/zasedaniya/999/"])
def test_a_meeting_that_is_not_offered_is_refused_and_nothing_is_lost(
    client_of, people, deciding, meeting, asked
):
    address = reverse("mms_submissions:inspect", args=[deciding.pk])
    sent = {"act": "decide", "decide-level": "bank", "decide-source": asked, "decide-text": "Слова автору."}
    response = client_of("head").post(address, sent)
    assert response.status_code == 422
    assert "Этого заседания уже нет в списке" in response.content.decode()
    assert "Слова автору." in response.content.decode()


def test_without_a_meeting_nothing_is_said(people, deciding):
    page = decide(deciding, by=people.head, level="bank").page.specific
    assert (page.decision_label, page.decision_url) == ("", "")
    assert page.recognition == "bank"
