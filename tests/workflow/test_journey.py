"""A practice goes from the first letter to the certificate; every turn of the way has one owner."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from mms_wagtail.certificates.models import Certificate
from mms_wagtail.notices.models import Notice
from mms_wagtail.workflow.api import (
    Submission,
    accept,
    claim,
    decide,
    decline,
    record_review,
    reopen,
    return_for_revision,
    save_draft,
    save_review,
    submit,
    take_back,
)
from mms_wagtail.workflow.domain.assigning import assign_reviewers, candidates, refuse, replace_reviewer
from mms_wagtail.workflow.errors import (
    ConflictOfInterestError,
    IllegalMoveError,
    IncompleteError,
    NoReasonError,
    NotAllowedError,
    StaleDraftError,
)
from mms_wagtail.workflow.models import Assignment, ReturnReason, ReviewScheme, SubmissionEvent
from tests.practices.factory import full_marks, offer, published, review_all

State = Submission.State


def kinds(submission):
    return list(submission.events.values_list("kind", flat=True))


def test_the_whole_way(people, client):
    submission = offer(people.author)
    assert submission.state == State.CHECKING
    assert submission.due_on == timezone.localdate() + dt.timedelta(days=5)
    assert not submission.page.live
    assert client.get(submission.page.url).status_code == 404
    submission = accept(submission, by=people.methodologist)
    assert submission.state == State.REVIEWING
    first, second = assign_reviewers(
        submission, reviewers=[people.expert, people.expert2], by=people.methodologist
    )
    record_review(first, typed=full_marks(first), by=people.expert)
    submission.refresh_from_db()
    assert submission.state == State.REVIEWING
    record_review(second, typed=full_marks(second), by=people.expert2)
    submission.refresh_from_db()
    assert submission.state == State.DECIDING
    submission = decide(submission, by=people.head, level="recommended", text="Хорошая работа.")
    assert submission.state == State.PUBLISHED
    page = submission.page.specific
    assert page.live
    assert page.recognition == "recommended"
    assert page.decided_on == timezone.localdate()
    assert client.get(page.url).status_code == 200
    certificate = Certificate.objects.get(kind="publication")
    assert certificate.person_name == "Орлова Вера"
    assert certificate.work_title == submission.title
    told = set(Notice.objects.filter(user=people.author).values_list("kind", flat=True))
    assert told == {"submission_received", "submission_accepted", "submission_published"}
    assert kinds(submission) == [
        "started", "submitted", "accepted", "assigned", "assigned", "reviewed", "reviewed", "reviews_done",
        "scheduled", "published",
    ]  # fmt: skip


def test_returned_and_sent_again(people):
    submission = offer(people.author)
    reason = ReturnReason.objects.filter(use="return").first()
    submission = return_for_revision(submission, by=people.methodologist, reasons=[reason], text="Допишите.")
    assert submission.state == State.RETURNED
    event = submission.events.get(kind=SubmissionEvent.Kind.RETURNED)
    assert (event.reasons, event.public_note) == ([reason.text], "Допишите.")
    submission = save_draft(
        submission, changes={"title": "Новое название практики"}, version=submission.version, by=people.author
    )
    submission = submit(submission, by=people.author)
    assert submission.state == State.CHECKING
    assert submission.page.get_latest_revision_as_object().title == "Новое название практики"


def test_returns_and_refusals_need_a_reason(people):
    submission = offer(people.author)
    for verb in (return_for_revision, decline):
        with pytest.raises(NoReasonError, match="причину"):
            verb(submission, by=people.methodologist, text="  ")
    submission = decline(submission, by=people.methodologist, text="Не о том.")
    assert submission.state == State.DECLINED
    assert not submission.page.live


def test_two_people_decide_at_once(people):
    submission = offer(people.author)
    one, two = Submission.objects.get(pk=submission.pk), Submission.objects.get(pk=submission.pk)
    accept(one, by=people.methodologist)
    with pytest.raises(IllegalMoveError, match="На экспертизе"):
        decline(two, by=people.methodologist, text="Не подходит.")


@pytest.mark.parametrize("role", ["author", "expert", "head", "stranger"])
def test_only_methodologists_check(people, role):
    submission = offer(people.author)
    with pytest.raises(NotAllowedError):
        accept(submission, by=getattr(people, role))


@pytest.mark.parametrize("role", ["author", "expert", "methodologist", "stranger"])
def test_only_heads_decide(people, role):
    submission = review_all(
        accept(offer(people.author), by=people.methodologist),
        [people.expert, people.expert2],
        people.methodologist,
    )
    with pytest.raises(NotAllowedError):
        decide(submission, by=getattr(people, role))
    assert not submission.page.live


def test_nobody_acts_on_their_own_work(people):
    people.methodologist.user_permissions.clear()
    submission = offer(people.methodologist)
    with pytest.raises(ConflictOfInterestError):
        accept(submission, by=people.methodologist)


def test_what_is_missing_is_listed(people):
    with pytest.raises(IncompleteError) as caught:
        offer(people.author, problem="Коротко", own_work="")
    assert [(item.step, item.field) for item in caught.value.missing] == [
        ("problema", "problem"),
        ("prava", "own_work"),
    ]


def test_two_windows_do_not_overwrite_each_other(people):
    from mms_wagtail.plugins.practices.plugin import PLUGIN
    from mms_wagtail.workflow.api import start_submission

    submission = start_submission(PLUGIN, submitter=people.author)
    save_draft(submission, changes={"problem": "Первое окно"}, version=1, by=people.author)
    with pytest.raises(StaleDraftError) as caught:
        save_draft(submission, changes={"problem": "Второе окно"}, version=1, by=people.author)
    assert caught.value.current.data["problem"] == "Первое окно"
    # What is there already is no conflict.
    save_draft(submission, changes={"problem": "Первое окно"}, version=1, by=people.author)


def test_the_author_cannot_edit_what_is_reviewed_but_may_take_it_back(people):
    submission = accept(offer(people.author), by=people.methodologist)
    assignment = assign_reviewers(submission, reviewers=[people.expert], by=people.methodologist)[0]
    with pytest.raises(IllegalMoveError):
        save_draft(submission, changes={"problem": "Иначе"}, version=submission.version, by=people.author)
    submission = take_back(submission, by=people.author)
    assert submission.state == State.DRAFT
    assignment.refresh_from_db()
    assert assignment.state == Assignment.State.CLOSED
    with pytest.raises(IllegalMoveError):
        save_review(assignment, typed={}, by=people.expert)
    assert submit(submission, by=people.author).state == State.CHECKING


def test_conflicts_of_interest(people):
    submission = accept(offer(people.author), by=people.methodologist)
    from tests.practices.factory import make_expert

    colleague = make_expert(people.stranger, "Берёзовская СОШ")
    proposed = [candidate.user for candidate in candidates(submission)]
    assert set(proposed) == {people.expert, people.expert2, people.expert3}
    with pytest.raises(ConflictOfInterestError):
        assign_reviewers(submission, reviewers=[colleague], by=people.methodologist)
    with pytest.raises(ConflictOfInterestError):
        claim(submission, reviewer=colleague)


def test_the_pool_has_as_many_places_as_reviews_are_needed(people):
    submission = accept(offer(people.author), by=people.methodologist)
    claim(submission, reviewer=people.expert)
    with pytest.raises(IllegalMoveError, match="уже есть"):
        claim(submission, reviewer=people.expert)
    assignment = claim(submission, reviewer=people.expert2)
    with pytest.raises(IllegalMoveError, match="уже взяли"):
        claim(submission, reviewer=people.expert3)
    refuse(assignment, by=people.expert2, reason="Болею.")
    assert claim(submission, reviewer=people.expert3).state == Assignment.State.OPEN


def test_a_silent_expert_is_replaced(people):
    submission = accept(offer(people.author), by=people.methodologist)
    silent = assign_reviewers(submission, reviewers=[people.expert], by=people.methodologist)[0]
    made = replace_reviewer(silent, by=people.methodologist, reviewer=people.expert2, reason="Молчит.")
    assert made.reviewer == people.expert2
    with pytest.raises(IllegalMoveError):
        record_review(silent, typed=full_marks(silent), by=people.expert)


def test_a_deleted_expert_frees_the_place(people):
    submission = accept(offer(people.author), by=people.methodologist)
    assign_reviewers(submission, reviewers=[people.expert, people.expert2], by=people.methodologist)
    done = submission.assignments.get(reviewer=people.expert2)
    record_review(done, typed=full_marks(done), by=people.expert2)
    people.expert.delete()
    people.expert2.delete()
    states = dict(submission.assignments.values_list("reviewer_name", "state"))
    assert states == {"Зимин Пётр": "replaced", "Юдина": "done"}


def test_divergence_calls_a_third_expert_once(people):
    submission = accept(offer(people.author), by=people.methodologist)
    first, second = assign_reviewers(
        submission, reviewers=[people.expert, people.expert2], by=people.methodologist
    )
    record_review(first, typed=full_marks(first), by=people.expert)
    record_review(second, typed=full_marks(second, 0), by=people.expert2)
    submission.refresh_from_db()
    assert submission.state == State.REVIEWING
    assert "diverged" in kinds(submission)
    third = claim(submission, reviewer=people.expert3)
    record_review(third, typed=full_marks(third, 1), by=people.expert3)
    submission.refresh_from_db()
    assert submission.state == State.DECIDING


def test_a_changed_criterion_leaves_the_round_as_it_was(people):
    submission = accept(offer(people.author), by=people.methodologist)
    assignment = assign_reviewers(submission, reviewers=[people.expert], by=people.methodologist)[0]
    scheme = ReviewScheme.objects.get()
    criterion = scheme.criteria.first()
    criterion.title, criterion.max_score = "Совсем другой", 10
    scheme.criteria = [criterion]
    scheme.save()
    assert scheme.version == 2
    assignment.refresh_from_db()
    assert len(assignment.round.scheme["criteria"]) == 6
    assert assignment.round.scheme["version"] == 1
    assert record_review(assignment, typed=full_marks(assignment), by=people.expert).percent == 100


def test_a_review_says_what_it_lacks(people):
    submission = accept(offer(people.author), by=people.methodologist)
    assignment = assign_reviewers(submission, reviewers=[people.expert], by=people.methodologist)[0]
    with pytest.raises(IncompleteError) as caught:
        record_review(
            assignment, typed={"score-1": "0", "score-2": "9", "recommendation": "decline"}, by=people.expert
        )
    fields = [item.field for item in caught.value.missing]
    assert fields == ["comment-1", "score-2", "score-3", "score-4", "score-5", "score-6", "advice"]


def test_published_on_a_day(people, monkeypatch):
    submission = review_all(
        accept(offer(people.author), by=people.methodologist),
        [people.expert, people.expert2],
        people.methodologist,
    )
    at = timezone.now() + dt.timedelta(days=3)
    submission = decide(submission, by=people.head, publish_at=at)
    assert (submission.state, submission.due_on) == (State.SCHEDULED, timezone.localdate(at))
    assert not Certificate.objects.filter(kind="publication").exists()
    monkeypatch.setattr(timezone, "now", lambda: at + dt.timedelta(minutes=1))
    call_command("publish_scheduled")
    submission.refresh_from_db()
    assert submission.state == State.PUBLISHED
    assert submission.page.live
    assert Certificate.objects.get(kind="publication").issued_on == timezone.localdate(at)


def test_a_new_edition_supersedes_the_certificate(people, client):
    submission = published(
        people.author,
        experts=[people.expert, people.expert2],
        methodologist=people.methodologist,
        head=people.head,
    )
    submission = reopen(submission, by=people.author)
    submission = save_draft(
        submission,
        changes={
            "results": "А через год дочитали все двадцать шесть, и девять родителей попросили тот же список."
        },
        version=submission.version,
        by=people.author,
    )
    submission = submit(submission, by=people.author)
    assert submission.page.specific.live
    submission = accept(submission, by=people.methodologist)
    submission = review_all(submission, [people.expert, people.expert2], people.methodologist)
    submission = decide(submission, by=people.head)
    first, second = Certificate.objects.filter(kind="publication").order_by("sequence")
    assert (first.state, first.superseded_by, second.state) == ("superseded", second, "valid")
    page = submission.page.specific
    now, before = client.get(page.url), client.get(page.url, {"redaktsiya": "1"})
    assert "девять родителей" in now.content.decode()
    assert "девять родителей" not in before.content.decode()
    assert "Читать действующую" in before.content.decode()
    assert client.get(page.url, {"redaktsiya": "7"}).status_code == 404


def test_a_service_may_only_check_new_editions(people, settings):
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "NEW_EDITIONS_CHECK_ONLY": True}
    submission = published(
        people.author,
        experts=[people.expert, people.expert2],
        methodologist=people.methodologist,
        head=people.head,
    )
    submission = reopen(submission, by=people.author)
    submission = save_draft(
        submission,
        changes={
            "results": "А через год дочитали все двадцать шесть, и девять родителей попросили тот же список."
        },
        version=submission.version,
        by=people.author,
    )
    submission = accept(submit(submission, by=people.author), by=people.methodologist)
    assert submission.state == State.PUBLISHED
    page = submission.page.specific
    assert (page.edition, page.recognition) == (2, "recommended")
    assert "девять родителей" in page.results
    assert Certificate.objects.filter(kind="publication", state="valid").count() == 1
