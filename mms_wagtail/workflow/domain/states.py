"""Where a submission stands: a projection of Wagtail's workflow of its page."""

from __future__ import annotations

import datetime as dt
from typing import Any

import swapper
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from mms_wagtail.conf import get_settings
from mms_wagtail.workflow.errors import IllegalMoveError
from mms_wagtail.workflow.models import Assignment, Submission


def locked(submission: Submission) -> Submission:
    """The row as it is now, locked until the transaction ends. SQLite locks the whole database by itself."""
    return Submission.objects.select_for_update().get(pk=submission.pk)


def in_state(submission: Submission, *states: str) -> Submission:
    """:func:`locked`, and in one of ``states``.

    Raises
    ------
    IllegalMoveError
        When it stands elsewhere: somebody was faster, or the step was made up.
    """
    current = locked(submission)
    if current.state not in states:
        message = _("Этот шаг уже неактуален: сейчас заявка в состоянии «%s». Обновите страницу.")
        raise IllegalMoveError(message % current.get_state_display())
    return current


def set_state(submission: Submission, state: str, *, days: int | None = None) -> None:
    """Write the state, since when it holds, and by when the next step is promised."""
    submission.state = state
    submission.state_since = timezone.now()
    submission.due_on = timezone.localdate() + dt.timedelta(days=days) if days else None
    submission.save(update_fields=["state", "state_since", "due_on", "updated_at"])


def workflow_of(submission: Submission) -> WorkflowState | None:
    """The workflow that runs, or waits for changes, on the submission's page; None when none does."""
    page = submission.page
    return page.current_workflow_state if page is not None else None


def needs_check_only(submission: Submission) -> bool:
    """Whether experts and decision are left out: a new edition, where the service has set it so."""
    return get_settings().new_editions_check_only and submission.edition > 1


def is_checked_only(workflow_state: WorkflowState) -> bool:
    """:func:`needs_check_only` of the submission that a workflow runs on."""
    submission = submission_under(workflow_state)
    return submission is not None and needs_check_only(submission)


def task_state_of(submission: Submission) -> TaskState:
    """The specific state of the task that is in progress.

    Raises
    ------
    IllegalMoveError
        When no task is.
    """
    workflow_state = workflow_of(submission)
    state = workflow_state.current_task_state if workflow_state else None
    if state is None or state.status != TaskState.STATUS_IN_PROGRESS:
        raise IllegalMoveError(_("Заявка сейчас не на рассмотрении. Обновите страницу."))
    return state.specific


def submission_of(page_id: Any) -> Submission | None:
    """The submission that a page came from, the latest where there are several."""
    return Submission.objects.filter(page_id=page_id).order_by("-pk").first()


def submission_under(workflow_state: WorkflowState) -> Submission | None:
    """The submission that a workflow is about. Wagtail's workflows also review snippets, whose keys are
    numbers too.
    """
    base = swapper.load_model("wagtailcore", "Page")
    if workflow_state.base_content_type != ContentType.objects.get_for_model(base):
        return None
    return submission_of(workflow_state.object_id)


def close_reviews(submission: Submission, *, but: Any = None) -> None:
    """Open reviews are no longer needed, except those of the round ``but``; their experts are told."""
    from mms_wagtail.workflow.domain import telling

    reviews = submission.assignments.filter(state=Assignment.State.OPEN)
    for assignment in reviews.exclude(round_id=but.pk) if but else reviews:
        assignment.state, assignment.ended_at = Assignment.State.CLOSED, timezone.now()
        assignment.save(update_fields=["state", "ended_at"])
        telling.relieved(assignment)


# Moves that Wagtail makes, whoever asked for them.


def task_started(task_state: TaskState) -> None:
    """A task of the workflow began. Reviews of a task that was taken out meanwhile are closed."""
    task = task_state.task.specific
    if submission := submission_under(task_state.workflow_state):
        state = getattr(task, "submission_state", Submission.State.DECIDING)
        set_state(submission, state, days=getattr(task, "days", None))
        close_reviews(submission, but=task_state)


def workflow_rejected(workflow_state: WorkflowState) -> None:
    if submission := submission_under(workflow_state):
        set_state(submission, Submission.State.RETURNED)


def workflow_cancelled(workflow_state: WorkflowState) -> None:
    """Whoever stopped the review: the author has the work back. :func:`decline` then says more."""
    if submission := submission_under(workflow_state):
        close_reviews(submission)
        set_state(submission, Submission.State.DRAFT)


def page_deleted(page: Any) -> None:
    """Wagtail forgets the workflow of a page that is deleted: the author has the work back."""
    stopped = (*Submission.WAITING, Submission.State.RETURNED, Submission.State.SCHEDULED)
    for submission in Submission.objects.filter(page_id=page.pk, state__in=stopped):
        close_reviews(submission)
        set_state(submission, Submission.State.DRAFT)


def workflow_approved(workflow_state: WorkflowState, user: Any) -> None:
    """The last task is done: Wagtail has published the page, or will on its day."""
    submission = submission_under(workflow_state)
    if submission is None or submission.page is None:
        return
    # Read anew: the workflow's own copy is from before the publication.
    page = submission.page
    if page.scheduled_revision is not None:
        set_state(submission, Submission.State.SCHEDULED)
    elif page.live and submission.state != Submission.State.PUBLISHED:
        set_published(submission, page, user)


@transaction.atomic
def set_published(submission: Submission, page: Any, user: Any) -> None:
    """The page is on the portal: say so, and let the section do what it does then."""
    from mms_wagtail.workflow.domain.publishing import published

    set_state(submission, Submission.State.PUBLISHED)
    published(submission, page=page, by=user)


def page_published(page: Any) -> None:
    """A page came out on its day, or was published past the workflow."""
    submission = submission_of(page.pk)
    if submission is not None and submission.state == Submission.State.SCHEDULED:
        set_published(submission, page, None)


def page_unpublished(page: Any) -> None:
    submission = submission_of(page.pk)
    if submission is not None and submission.state == Submission.State.PUBLISHED:
        set_state(submission, Submission.State.WITHDRAWN)
