"""The page of a submission in the admin: every step by its form, and nothing typed is lost."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mms_wagtail.workflow.api import Submission, accept, decide, record_review
from mms_wagtail.workflow.domain.assigning import assign_reviewers
from mms_wagtail.workflow.models import Assignment, ExpertReviewTaskState
from tests.practices.factory import full_marks, make_expert, offer, published, review_all

State = Submission.State


def address(submission) -> str:
    return reverse("mms_submissions:inspect", args=[submission.pk])


def do(client, submission, act: str, **values):
    fields = {f"{act}-{name}": value for name, value in values.items()}
    return client.post(address(submission), {"act": act, **fields})


def decided_soon(people, **changes) -> Submission:
    submission = accept(offer(people.author, **changes), by=people.methodologist)
    return review_all(submission, [people.expert, people.expert2], people.methodologist)


def test_from_check_to_decision_by_the_forms(people, client_of):
    submission = offer(people.author)
    staff, head = client_of("methodologist"), client_of("head")
    page = staff.get(address(submission)).content.decode()
    assert all(words in page for words in ("Принять", "Вернуть на доработку", "Отклонить", "Заметка"))
    assert "Отклонить заявку" not in head.get(address(submission)).content.decode()
    assert do(staff, submission, "accept", internal_note="Проверить фото.").status_code == 302
    experts = [people.expert.pk, people.expert2.pk]
    assert do(staff, submission, "assign", reviewers=experts).status_code == 302
    for assignment in submission.assignments.all():
        record_review(assignment, typed=full_marks(assignment), by=assignment.reviewer)
    page = head.get(address(submission)).content.decode()
    assert "Ясные шаги." in page
    assert "Проверить фото." in page
    assert "Сильные стороны:\n— Ясные шаги." in page
    day = timezone.localdate() + dt.timedelta(days=10)
    response = do(
        head,
        submission,
        "decide",
        level="recommended",
        publish_on=day.isoformat(),
        text="Вместе.",
        conditions="Открытый урок.",
    )
    assert response.status_code == 302
    submission.refresh_from_db()
    assert (submission.state, submission.due_on) == (State.SCHEDULED, day)
    assert "Вместе.\n\nУсловия: Открытый урок." in submission.events.values_list("public_note", flat=True)


@pytest.mark.parametrize(
    ("act", "values", "sentence"),
    [
        ("return", {"text": " ", "internal_note": "Памятка"}, "Отметьте причину или напишите её"),
        ("decline", {"internal_note": "Памятка"}, "Отметьте причину или напишите её"),
        ("return", {"reasons": "999", "text": "Памятка"}, "999"),
        ("note", {"text": ""}, "Заметка пуста"),
        ("decide", {"text": "Памятка"}, "Памятка"),
        ("assign", {"reviewers": "999"}, ""),
        ("replace", {"assignment": "1", "reason": "Памятка"}, "Обновите страницу"),
        ("finish", {}, ""),
        ("withdraw", {"reason": "Памятка"}, "Памятка"),
    ],
)
def test_whatever_is_sent_gets_a_sentence(people, client_of, act, values, sentence):
    submission = offer(people.author)
    response = do(client_of("methodologist"), submission, act, **values)
    assert response.status_code == 422
    html = response.content.decode()
    assert sentence in html
    if "Памятка" in values.values():
        assert "Памятка" in html
    submission.refresh_from_db()
    assert submission.state == State.CHECKING
    assert client_of("methodologist").post(address(submission), {"act": "x"}).status_code == 404


def test_every_form_carries_its_token(people):
    """A browser's request is checked for forgery, which the tests' client otherwise leaves out."""
    submission = accept(offer(people.author), by=people.methodologist)
    assign_reviewers(submission, reviewers=[people.expert], by=people.methodologist)
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.methodologist)
    for where in (address(submission), reverse("mms_submissions_share")):
        forms = re.findall(r'<form[^>]*method="post".*?</form>', client.get(where).content.decode(), re.S)
        assert forms
        for form in forms:
            token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
            assert token, form[:200]
    response = client.post(
        address(submission),
        {"act": "note", "note-text": "Позвонить автору.", "csrfmiddlewaretoken": token[1]},
    )
    assert response.status_code == 302


def test_two_heads_at_once(people, client_of):
    """The second hears that it is over, and the words are still on the page."""
    submission = decided_soon(people)
    decide(submission, by=people.head, level="bank")
    response = do(client_of("head"), submission, "return", text="Длинное письмо автору.")
    html = response.content.decode()
    assert response.status_code == 422
    assert "Этот шаг уже неактуален" in html
    assert "Длинное письмо автору." in html
    submission.refresh_from_db()
    assert submission.state == State.PUBLISHED


def test_experts_are_replaced_and_conflicts_named(people, client_of):
    submission = accept(offer(people.author), by=people.methodologist)
    other = accept(offer(people.author, title="Совсем другая практика"), by=people.methodologist)
    colleague = make_expert(people.stranger, "Берёзовская СОШ")
    staff = client_of("methodologist")
    response = do(staff, submission, "assign", reviewers=[colleague.pk])
    assert response.status_code == 422
    assert "работает с автором в одной организации" in response.content.decode()
    silent = assign_reviewers(submission, reviewers=[people.expert], by=people.methodologist)[0]
    response = do(staff, other, "replace", assignment=silent.pk)
    assert "читает другую работу" in response.content.decode()
    response = do(
        staff, submission, "replace", assignment=silent.pk, reviewer=people.expert2.pk, reason="Молчит."
    )
    assert response.status_code == 302
    silent.refresh_from_db()
    assert (silent.state, silent.reason) == (Assignment.State.REPLACED, "Молчит.")
    assert submission.assignments.get(state="open").reviewer == people.expert2
    assert "Молчит." in staff.get(address(submission)).content.decode()


def test_a_round_is_finished_early(people, client_of):
    submission = accept(offer(people.author), by=people.methodologist)
    first, second = assign_reviewers(
        submission, reviewers=[people.expert, people.expert2], by=people.methodologist
    )
    staff = client_of("methodologist")
    assert "Пока нет ни одного заключения" in do(staff, submission, "finish").content.decode()
    record_review(first, typed=full_marks(first), by=people.expert)
    assert do(staff, submission, "finish").status_code == 302
    submission.refresh_from_db()
    second.refresh_from_db()
    assert (submission.state, second.state) == (State.DECIDING, Assignment.State.CLOSED)


def test_a_published_work_is_withdrawn_with_a_reason(people, client_of, client):
    submission = published(
        people.author,
        experts=[people.expert, people.expert2],
        methodologist=people.methodologist,
        head=people.head,
    )
    staff = client_of("methodologist")
    assert "Напишите, почему" in do(staff, submission, "withdraw", reason="").content.decode()
    assert do(staff, submission, "withdraw", reason="Просьба автора.").status_code == 302
    assert "Просьба автора." in client.get(submission.page.url).content.decode()


def test_equal_queries_with_one_review_and_with_nine(people, client_of):
    submission = accept(offer(people.author), by=people.methodologist)
    round_ = ExpertReviewTaskState.objects.get()
    ExpertReviewTaskState.objects.update(required=20)
    from django.contrib.auth import get_user_model

    experts = [people.expert]
    for number in range(9):
        user = get_user_model().objects.create_user(f"reader{number}", last_name=f"Читающий{number}")
        experts.append(make_expert(user, f"Лицей № {number}"))
    client = client_of("methodologist")

    def count() -> int:
        client.get(address(submission))
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address(submission)).status_code == 200
        return len(caught)

    def give(chosen) -> None:
        for assignment in assign_reviewers(submission, reviewers=chosen, by=people.methodologist):
            record_review(assignment, typed=full_marks(assignment), by=assignment.reviewer)

    give(experts[:1])
    before = count()
    give(experts[1:9])
    assert round_.assignments.filter(state="done").count() == 9
    assert count() == before
