"""How a round ends: certificates, workflows that a district rearranged, reminders."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import WorkflowTask

from mms_wagtail.certificates.domain import content_digest
from mms_wagtail.certificates.models import Certificate
from mms_wagtail.domain.groups import HEADS
from mms_wagtail.notices.models import Notice
from mms_wagtail.workflow.api import Submission, accept, decide, record_review
from mms_wagtail.workflow.domain.assigning import assign_reviewers
from mms_wagtail.workflow.domain.rewarding import content_of
from mms_wagtail.workflow.domain.rounds import close_round
from mms_wagtail.workflow.errors import NotAllowedError, WorkflowError
from mms_wagtail.workflow.models import DecisionTask, ExpertReview, ExpertReviewTask, FormalCheckTask
from tests.practices.factory import full_marks, offer, review_all

State = Submission.State


def test_each_expert_who_reviewed_gets_one_certificate(people, client_of):
    submission = accept(offer(people.author), by=people.methodologist)
    first, second, third = assign_reviewers(
        submission, reviewers=[people.expert, people.expert2, people.expert3], by=people.methodologist
    )
    record_review(first, typed=full_marks(first), by=people.expert)
    assert not Certificate.objects.exists()
    record_review(second, typed=full_marks(second), by=people.expert2)
    certificates = Certificate.objects.order_by("sequence")
    assert [(item.kind, item.role, item.person_name) for item in certificates] == [
        ("review", "expert", "Зимин Пётр"),
        ("review", "expert", "Юдина"),
    ]
    assert certificates[0].source_key == f"review:{first.pk}"
    assert certificates[0].organization_name == "Сосновская СОШ"
    review = ExpertReview.objects.select_related("assignment__round").get(assignment=first)
    assert certificates[0].content_digest == content_digest(content_of(review))
    assert "Орлова" not in str(certificates[0].__dict__)
    third.refresh_from_db()
    assert third.state == "closed"
    assert Notice.objects.filter(user=people.expert3, kind="review_relieved").count() == 1
    page = client_of("expert").get(reverse("mms_certificates:mine")).content.decode()
    assert certificates[0].number in page


def arrange(*kinds) -> None:
    """Leave the tasks of ``kinds`` alone in the experts' workflow, as a district does in the settings."""
    workflow = WorkflowTask.objects.get(task__in=ExpertReviewTask.objects.values("pk")).workflow
    for item in workflow.workflow_tasks.all():
        if not isinstance(item.task.specific, kinds):
            item.delete()


def test_a_workflow_without_experts(people):
    arrange(FormalCheckTask, DecisionTask)
    submission = accept(offer(people.author), by=people.methodologist)
    assert submission.state == State.DECIDING
    assert decide(submission, by=people.head).state == State.PUBLISHED
    assert people.head in [notice.user for notice in Notice.objects.filter(kind="submission_waits")]


def test_the_decision_alone(people, client_of):
    arrange(DecisionTask)
    submission = offer(people.author)
    assert submission.state == State.DECIDING
    page = client_of("head").get(reverse("mms_submissions:inspect", args=[submission.pk]))
    assert "Опубликовать" in page.content.decode()
    assert decide(submission, by=people.head).state == State.PUBLISHED


def test_experts_alone_publish_nothing(people):
    """A workflow that ends with the experts waits for a decision, and says what is wrong."""
    arrange(ExpertReviewTask)
    submission = offer(people.author)
    assert submission.state == State.REVIEWING
    submission = review_all(submission, [people.expert, people.expert2], people.methodologist)
    assert submission.state == State.REVIEWING
    assert not submission.page.live
    told = Notice.objects.filter(user=people.methodologist, title__startswith="Некому принять решение")
    assert told.count() == 1
    with pytest.raises(WorkflowError, match="нет шага, на котором принимают решение"):
        close_round(submission, by=people.methodologist)
    with pytest.raises(NotAllowedError):
        close_round(submission, by=people.expert)
    workflow = WorkflowTask.objects.get(task__in=ExpertReviewTask.objects.values("pk")).workflow
    decision = DecisionTask.objects.create(name="Совет")
    decision.groups.add(Group.objects.get(name=HEADS))
    WorkflowTask.objects.create(workflow=workflow, task=decision, sort_order=9)
    submission = close_round(submission, by=people.methodologist)
    assert submission.state == State.DECIDING
    assert Certificate.objects.filter(kind="review").count() == 2


def kinds_of(user) -> list[str]:
    kinds = ("review_due", "review_late", "submission_late")
    return list(
        Notice.objects.filter(user=user, kind__in=kinds).order_by("pk").values_list("kind", flat=True)
    )


def test_reminders_before_on_and_after_the_day(people, monkeypatch):
    submission = accept(offer(people.author), by=people.methodologist)
    assignment = assign_reviewers(submission, reviewers=[people.expert], by=people.methodologist)[0]
    begun, due = timezone.now(), assignment.due_on
    told = []
    for day in range(24):
        at = begun + dt.timedelta(days=day)
        monkeypatch.setattr(timezone, "now", lambda at=at: at)
        for _twice in range(2):
            before = len(kinds_of(people.expert))
            call_command("mms_remind")
            told += [(timezone.localdate() - due).days] * (len(kinds_of(people.expert)) - before)
    assert told == [-3, 0, 1, 8]
    assert kinds_of(people.expert) == ["review_due", "review_due", "review_late", "review_late"]
    # While experts read, those who choose them hear that the step is late.
    assert kinds_of(people.methodologist) == ["submission_late", "submission_late"]
    assert kinds_of(people.head) == []


def test_after_days_of_silence_there_is_one_reminder(people, monkeypatch):
    submission = offer(people.author)
    assert submission.due_on
    at = timezone.now() + dt.timedelta(days=40)
    monkeypatch.setattr(timezone, "now", lambda: at)
    call_command("mms_remind")
    call_command("mms_remind")
    assert kinds_of(people.methodologist) == ["submission_late"]
