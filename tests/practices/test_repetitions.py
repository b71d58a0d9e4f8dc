"""«Применил у себя»: who may say so, who answers, what is shown."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mms_wagtail.notices.models import Notice
from mms_wagtail.plugins.practices.domain.repeated import most_repeated
from mms_wagtail.plugins.practices.domain.repeating import (
    RepetitionError,
    answer_repetition,
    record_repetition,
)
from mms_wagtail.plugins.practices.models import Repetition
from tests.practices.factory import work_at

APPLIED = "Провела с шестым классом за две недели, письма писали по пятницам."
RESULT = "Книгу дочитали восемнадцать человек из двадцати, раньше — девять."


@pytest.fixture
def repetition(people, practice):
    return record_repetition(practice, by=people.stranger, applied=APPLIED, result=RESULT)


def test_a_teacher_of_another_school_tells(people, practice, client_of):
    client, address = client_of("stranger"), reverse("mms_practices:repeat", args=[practice.pk])
    assert client.get(address).status_code == 200
    short = client.post(address, {"applied": "Мало", "result": RESULT})
    assert short.status_code == 422
    assert RESULT in short.content.decode()
    sent = client.post(address, {"applied": APPLIED, "result": RESULT})
    assert sent.status_code == 302
    found = Repetition.objects.get()
    assert (found.state, found.where) == ("waiting", "Каменская СОШ")
    assert APPLIED not in client.get(practice.url).content.decode()
    assert Notice.objects.filter(user=people.methodologist, kind="repetition_waits").count() == 1
    assert "Вы уже рассказали" in client.get(address).content.decode()


def test_a_visitor_is_led_to_the_login(practice, client):
    answer = client.get(reverse("mms_practices:repeat", args=[practice.pk]))
    assert (answer.status_code, answer.url.startswith(reverse("account_login"))) == (302, True)


def test_the_author_and_a_neighbour_are_told_why_not(people, practice, client_of):
    address = reverse("mms_practices:repeat", args=[practice.pk])
    assert "Это ваша практика" in client_of("author").get(address).content.decode()
    work_at(people.stranger, "Берёзовская СОШ")
    assert "той же организации" in client_of("stranger").get(address).content.decode()
    assert client_of("stranger").post(address, {"applied": APPLIED, "result": RESULT}).status_code == 422


@pytest.mark.parametrize("role", ["author", "expert", "stranger", "visitor"])
def test_others_do_not_answer(role, people, repetition, client_of):
    address = reverse("mms_repetitions:inspect", args=[repetition.pk])
    assert client_of(role).post(address, {"act": "confirm"}).status_code in (302, 403)
    repetition.refresh_from_db()
    assert repetition.state == "waiting"
    if role != "visitor":
        with pytest.raises(RepetitionError):
            answer_repetition(repetition, by=getattr(people, role), confirmed=True)


@pytest.mark.parametrize("role", ["methodologist", "head"])
def test_the_staff_confirms(role, people, practice, repetition, client_of, client):
    desk = client_of(role)
    assert "1 запись ждёт ответа" in desk.get(reverse("wagtailadmin_home")).content.decode()
    address = reverse("mms_repetitions:inspect", args=[repetition.pk])
    assert APPLIED in desk.get(address).content.decode()
    assert desk.post(address, {"act": "confirm"}).status_code == 302
    assert APPLIED in client.get(practice.url).content.decode()
    told = set(
        Notice.objects.filter(kind__in=["repetition_confirmed", "practice_repeated"]).values_list(
            "user", "kind"
        )
    )
    assert told == {(people.stranger.pk, "repetition_confirmed"), (people.author.pk, "practice_repeated")}
    assert [item.title for item in most_repeated(3)] == [practice.title]
    assert "Практики, которые повторили" in client.get("/").content.decode()


def test_declining_needs_a_reason_that_the_teacher_reads(people, practice, repetition, client_of, client):
    address = reverse("mms_repetitions:inspect", args=[repetition.pk])
    desk = client_of("methodologist")
    assert desk.post(address, {"act": "decline", "answer": " "}).status_code == 422
    assert (
        desk.post(address, {"act": "decline", "answer": "Напишите, сколько было детей."}).status_code == 302
    )
    notice = Notice.objects.get(user=people.stranger, kind="repetition_declined")
    assert "сколько было детей" in notice.text
    assert APPLIED not in client.get(practice.url).content.decode()
    assert "Практики, которые повторили" not in client.get("/").content.decode()
    assert desk.post(address, {"act": "confirm"}).status_code == 302
    repetition.refresh_from_db()
    assert repetition.state == "declined"


def test_the_list_costs_the_same_for_one_and_for_many(people, practice, repetition, client_of):
    client, address = client_of("methodologist"), f"{reverse('mms_repetitions:index')}?state=waiting"

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    queries()
    one = queries()
    for number in range(30):
        Repetition.objects.create(page=practice, person_name=f"Учитель {number}", applied="а", result="р")
    assert queries() == one
