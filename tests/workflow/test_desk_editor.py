"""Wagtail's page editor, userbar and history know submissions, and nothing goes past the review."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse

from mms_wagtail.workflow.api import Submission, accept, decide
from mms_wagtail.workflow.domain.noting import add_note
from mms_wagtail.workflow.models import ReturnReason
from tests.practices.factory import offer, published, review_all

State = Submission.State
AJAX = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


def modal(submission, action: str, name: str = "collect_workflow_action_data") -> str:
    state = submission.page.current_workflow_task_state
    return reverse(f"wagtailadmin_pages:{name}", args=[submission.page_id, action, state.pk])


def test_the_editor_offers_our_steps_and_no_way_past_them(people, client_of):
    submission = offer(people.author)
    html = client_of("methodologist").get(reverse("wagtailadmin_pages:edit", args=[submission.page_id]))
    html = html.content.decode()
    assert all(words in html for words in ("Принять", "Вернуть на доработку", "Отклонить"))
    for name in ("action-publish", "action-cancel-workflow", "action-restart-workflow", "action-submit"):
        assert f'name="{name}"' not in html
    assert reverse("mms_submissions:inspect", args=[submission.pk]) in html


def test_publishing_past_the_review_is_refused(people, client_of):
    submission = offer(people.author)
    client = client_of("methodologist")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{address}?id={submission.page_id}", {"next": "/admin/"})
    submission.refresh_from_db()
    assert not submission.page.live
    assert submission.state == State.CHECKING


def test_a_modal_asks_says_what_is_wrong_and_returns(people, client_of):
    submission = offer(people.author)
    client = client_of("methodologist")
    where = modal(submission, "reject")
    html = client.get(where).json()["html"]
    assert "Что написать автору" in html
    html = client.post(where, {"internal_note": "Не терять"}, **AJAX).json()["html"]
    assert "Отметьте причину или напишите её" in html
    assert "Не терять" in html
    reason = ReturnReason.objects.filter(use="return").first()
    answer = client.post(where, {"reasons": [reason.pk], "text": "Допишите."}, **AJAX).json()
    assert answer["step"] == "success"
    # This is what the editor's own form sends on, as text.
    typed = json.loads(json.dumps(answer["cleaned_data"]))
    task_state = submission.page.current_workflow_task_state
    task_state.task.specific.on_action(task_state.specific, people.methodologist, "reject", **typed)
    submission.refresh_from_db()
    assert submission.state == State.RETURNED
    assert submission.events.last().reasons == [reason.text]


def test_a_modal_on_the_dashboard_accepts_and_publishes(people, client_of):
    submission = offer(people.author)
    client, head = client_of("methodologist"), client_of("head")
    answer = client.post(
        modal(submission, "approve", "workflow_action"), {"comment": "Хорошо."}, **AJAX
    ).json()
    assert answer["step"] == "success"
    submission = review_all(
        Submission.objects.get(pk=submission.pk), [people.expert, people.expert2], people.methodologist
    )
    where = modal(submission, "approve", "workflow_action")
    assert client.get(where, **AJAX).status_code == 403
    assert "Ясные шаги." in head.get(where).json()["html"]
    html = head.post(where, {"level": "bank", "publish_on": "2020-01-01"}, **AJAX).json()["html"]
    assert "Этот день уже прошёл" in html
    assert head.post(where, {"level": "recommended", "publish_on": ""}, **AJAX).json()["step"] == "success"
    submission.refresh_from_db()
    assert submission.state == State.PUBLISHED
    assert submission.page.specific.recognition == "recommended"


def test_the_slower_of_two_keeps_the_words(people, client_of):
    submission = offer(people.author)
    where = modal(submission, "reject")
    task_state = submission.page.current_workflow_task_state
    task = task_state.task.specific
    accept(submission, by=people.methodologist)
    html = client_of("methodologist").post(where, {"text": "Моё письмо."}, **AJAX).json()["html"]
    assert "Этот шаг уже неактуален" in html
    assert "Моё письмо." in html
    # Between the modal window and the editor's form: the words become a note.
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        task.on_action(task_state.specific, people.methodologist, "reject", text=["Моё письмо."])
    assert "Моё письмо." in submission.events.last().internal_note
    for typed in ({"reasons": ["x"]}, {"text": {"a": 1}}, {"level": 5, "what": None}, {}):
        with pytest.raises(PermissionDenied):
            task.on_action(task_state.specific, people.methodologist, "reject", **typed)


def test_history_and_userbar(people, client_of):
    submission = published(
        people.author,
        experts=[people.expert, people.expert2],
        methodologist=people.methodologist,
        head=people.head,
    )
    add_note(submission, by=people.head, text="Показать на совете.")
    client = client_of("head")
    html = client.get(reverse("wagtailadmin_pages:history", args=[submission.page_id])).content.decode()
    assert all(
        words in html for words in ("Назначен эксперт", "Экспертное заключение готово", "Показать на совете.")
    )
    assert "Заявка в админке" in client.get(submission.page.url).content.decode()
    for role in ("author", "visitor"):
        assert "Заявка в админке" not in client_of(role).get(submission.page.url).content.decode()


def test_a_page_that_nobody_submitted_has_wagtails_own_steps(people, client_of):
    """A methodologist writes a practice in the admin, and it goes through the same workflow."""
    from mms_wagtail.plugins.practices.models import PracticeIndexPage, PracticePage

    page = PracticePage(title="Написано службой", summary="Кратко", live=False)
    PracticeIndexPage.objects.get().add_child(instance=page)
    page.save_revision(user=people.methodologist)
    page.get_workflow().start(page, people.methodologist)
    state = page.current_workflow_task_state
    client = client_of("methodologist")
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Написано службой" in home
    where = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", state.pk])
    assert "comment" in client.get(where).json()["html"]
    assert client.post(where, {"comment": "Рано."}, **AJAX).json()["step"] == "success"
    state.refresh_from_db()
    assert (state.status, state.comment) == ("rejected", "Рано.")


def test_heads_keep_schemes_and_reasons(people, client_of):
    head, methodologist = client_of("head"), client_of("methodologist")
    for name in ("reviewscheme", "returnreason"):
        listing = reverse(f"wagtailsnippets_mms_workflow_{name}:list")
        assert head.get(listing).status_code == 200
        assert methodologist.get(listing).status_code == 302
    reason = ReturnReason.objects.first()
    edit = reverse("wagtailsnippets_mms_workflow_returnreason:edit", args=[reason.pk])
    response = head.post(edit, {"use": "return", "name": "", "text": "", "sort_order": "x"})
    assert response.context["form"].errors == {
        "name": ["Требуется заполнить это поле."],
        "text": ["Требуется заполнить это поле."],
        "sort_order": ["Введите целое число."],
    }
    assert (
        head.post(edit, {"use": "return", "name": "Иначе", "text": "Так.", "sort_order": "1"}).status_code
        == 302
    )
    reason.refresh_from_db()
    assert reason.name == "Иначе"


def test_a_decision_at_once_for_two_heads(people):
    submission = review_all(
        accept(offer(people.author), by=people.methodologist),
        [people.expert, people.expert2],
        people.methodologist,
    )
    decide(submission, by=people.head)
    from mms_wagtail.workflow.errors import IllegalMoveError

    with pytest.raises(IllegalMoveError, match="Опубликовано"):
        decide(submission, by=people.head)
