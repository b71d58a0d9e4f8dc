"""Reminders: before a day, and after it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from mms_wagtail.conf import get_settings
from mms_wagtail.notices.api import notify
from mms_wagtail.workflow.domain.people import people_of
from mms_wagtail.workflow.domain.telling import address, queue_path
from mms_wagtail.workflow.models import Assignment, Submission


@dataclass(frozen=True)
class Reminded:
    """How many reviews and submissions there was something to remind of."""

    reviewers: int
    staff: int


def remind(today: dt.date | None = None) -> Reminded:
    """Remind experts before and after their day, and the staff of what is late: once for each day that
    matters, however often it is called.
    """
    today = today or timezone.localdate()
    return Reminded(_remind_reviewers(today), _remind_staff(today))


def _remind_reviewers(today: dt.date) -> int:
    soon = today + dt.timedelta(days=get_settings().remind_days)
    told = 0
    assignments = Assignment.objects.filter(
        state=Assignment.State.OPEN, due_on__lte=soon, reviewer__isnull=False
    ).select_related("submission", "reviewer")
    for assignment in assignments:
        late = assignment.due_on is not None and assignment.due_on < today
        # After the day, once a week.
        week = (today - assignment.due_on).days // 7 if late and assignment.due_on else 0
        kind = "review_late" if late else "review_due"
        notify(
            to=assignment.reviewer,
            kind=kind,
            context={
                "assignment": assignment,
                "submission": assignment.submission,
                "title": str(assignment.submission),
            },
            url=address(reverse("mms_workflow:review", args=[assignment.uuid])),
            key=f"{kind}:{assignment.pk}:{assignment.due_on}:{week}",
        )
        told += 1
    return told


def _remind_staff(today: dt.date) -> int:
    told = 0
    late = Submission.objects.filter(state__in=Submission.WAITING, due_on__lt=today).select_related("page")
    for submission in late:
        state = submission.page.current_workflow_task_state if submission.page else None
        week = (today - submission.due_on).days // 7 if submission.due_on else 0
        for person in people_of(state.task.specific if state else None):
            notify(
                to=person,
                kind="submission_late",
                context={"submission": submission, "title": str(submission)},
                url=address(queue_path(submission)),
                key=f"late:{submission.pk}:{submission.due_on}:{week}:{person.pk}",
            )
        told += 1
    return told
