"""Reminders: before a day, on it, and after it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from mms_wagtail.conf import get_settings
from mms_wagtail.notices.api import notify
from mms_wagtail.workflow.domain.people import coordinators, people_of
from mms_wagtail.workflow.domain.telling import address, queue_path
from mms_wagtail.workflow.models import Assignment, Submission

WEEK = 7


@dataclass(frozen=True)
class Reminded:
    """How many reviews and submissions there was something to remind of."""

    reviewers: int
    staff: int


def remind(today: dt.date | None = None) -> Reminded:
    """Remind experts some days before their day, on it and after it, and the staff of what is late.

    After the day it is once a week. Called twice on one day, it reminds once; called after days of
    silence, it reminds once, not for every day that was missed.
    """
    today = today or timezone.localdate()
    return Reminded(_remind_reviewers(today), _remind_staff(today))


def stage(due_on: dt.date, today: dt.date) -> str:
    """What a reminder of ``today`` is about; two days of one stage make one reminder."""
    if today < due_on:
        return "before"
    if today == due_on:
        return "day"
    # The day after begins the first week.
    return f"late{((today - due_on).days - 1) // WEEK}"


def _remind_reviewers(today: dt.date) -> int:
    soon = today + dt.timedelta(days=get_settings().remind_days)
    told = 0
    assignments = Assignment.objects.filter(
        state=Assignment.State.OPEN, due_on__lte=soon, reviewer__is_active=True
    ).select_related("submission", "reviewer")
    for assignment in assignments:
        due_on = assignment.due_on
        assert due_on is not None
        notify(
            to=assignment.reviewer,
            kind="review_late" if due_on < today else "review_due",
            context={
                "assignment": assignment,
                "submission": assignment.submission,
                "title": str(assignment.submission),
            },
            url=address(reverse("mms_workflow:review", args=[assignment.uuid])),
            key=f"remind:{assignment.pk}:{due_on}:{stage(due_on, today)}",
            essential=due_on <= today,
        )
        told += 1
    return told


def _remind_staff(today: dt.date) -> int:
    told = 0
    late = Submission.objects.filter(state__in=Submission.WAITING, due_on__lt=today).select_related("page")
    for submission in late:
        assert submission.due_on is not None
        for person in _responsible(submission):
            notify(
                to=person,
                kind="submission_late",
                context={"submission": submission, "title": str(submission)},
                url=address(queue_path(submission)),
                key=f"late:{submission.pk}:{submission.due_on}:{stage(submission.due_on, today)}:{person.pk}",
            )
        told += 1
    return told


def _responsible(submission: Submission) -> Any:
    """Whose step is late: those who do the task, or, while experts read, those who choose experts."""
    if submission.state == Submission.State.REVIEWING:
        return coordinators(submission)
    state = submission.page.current_workflow_task_state if submission.page else None
    return people_of(state.task.specific if state else None)
