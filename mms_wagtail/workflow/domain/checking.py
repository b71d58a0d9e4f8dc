"""The formal check: a methodologist accepts a work, returns or declines it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mms_wagtail.workflow.domain import telling
from mms_wagtail.workflow.domain.people import acts_in, is_author
from mms_wagtail.workflow.domain.preparing import prepare_page
from mms_wagtail.workflow.domain.states import (
    in_state,
    needs_check_only,
    set_state,
    task_state_of,
    workflow_of,
)
from mms_wagtail.workflow.domain.timeline import note
from mms_wagtail.workflow.errors import ConflictOfInterestError, NoReasonError, NotAllowedError
from mms_wagtail.workflow.models import ReturnReason, Submission, SubmissionEvent


def acting(submission: Submission, *states: str, by: Any) -> tuple[Submission, Any]:
    """The locked submission and its task state, when ``by`` may act on it in one of ``states``.

    Raises
    ------
    IllegalMoveError, NotAllowedError, ConflictOfInterestError
        When the work stands elsewhere, ``by`` does not do the task, or is an author.
    """
    current = in_state(submission, *states)
    task_state = task_state_of(current)
    if not acts_in(by, task_state.task.specific):
        raise NotAllowedError(_("Этот шаг делают другие сотрудники службы."))
    if is_author(by, current):
        raise ConflictOfInterestError(_("Это ваша работа: решать о ней должен кто-то другой."))
    return current, task_state


@transaction.atomic
def accept(submission: Submission, *, by: Any, internal_note: str = "", comment: str = "") -> Submission:
    """The work is complete and in order: it goes to the next task of the workflow.

    Raises
    ------
    IllegalMoveError, NotAllowedError, ConflictOfInterestError
        See :func:`acting`.
    """
    current, task_state = acting(submission, Submission.State.CHECKING, by=by)
    note(current, SubmissionEvent.Kind.ACCEPTED, by=by, public_note=comment, internal_note=internal_note)
    if task_state.workflow_state.is_at_final_task or needs_check_only(current):
        prepare_page(current, by=by)
    task_state.approve(user=by, comment=comment)
    current.refresh_from_db()
    telling.accepted(current)
    return current


def _with_reasons(
    submission: Submission,
    kind: SubmissionEvent.Kind,
    *,
    by: Any,
    chosen: list[ReturnReason],
    text: str,
    internal_note: str,
) -> tuple[Submission, Any]:
    """:func:`acting`, and the step in the log with its reasons."""
    current, task_state = acting(submission, Submission.State.CHECKING, Submission.State.DECIDING, by=by)
    note(
        current,
        kind,
        by=by,
        public_note=text,
        internal_note=internal_note,
        reasons=[reason.text for reason in chosen],
    )
    return current, task_state


@transaction.atomic
def return_for_revision(
    submission: Submission,
    *,
    by: Any,
    reasons: Iterable[ReturnReason] = (),
    text: str = "",
    internal_note: str = "",
) -> Submission:
    """Give the work back to its author, with what to mend.

    Raises
    ------
    NoReasonError
        With neither reasons nor a text.
    IllegalMoveError, NotAllowedError, ConflictOfInterestError
        See :func:`acting`.
    """
    chosen = list(reasons)
    if not chosen and not text.strip():
        raise NoReasonError(
            _("Отметьте причину или напишите, что исправить: автор должен понять, что делать.")
        )
    current, task_state = _with_reasons(
        submission,
        SubmissionEvent.Kind.RETURNED,
        by=by,
        chosen=chosen,
        text=text,
        internal_note=internal_note,
    )
    task_state.reject(user=by, comment=text)
    current.refresh_from_db()
    telling.returned(current)
    return current


@transaction.atomic
def decline(
    submission: Submission,
    *,
    by: Any,
    reasons: Iterable[ReturnReason] = (),
    text: str = "",
    internal_note: str = "",
) -> Submission:
    """Refuse the work for good, and say why.

    Raises
    ------
    NoReasonError
        With neither reasons nor a text.
    IllegalMoveError, NotAllowedError, ConflictOfInterestError
        See :func:`acting`.
    """
    chosen = list(reasons)
    if not chosen and not text.strip():
        raise NoReasonError(_("Отклонить без причины нельзя. Отметьте причину или напишите её словами."))
    current, _task_state = _with_reasons(
        submission,
        SubmissionEvent.Kind.DECLINED,
        by=by,
        chosen=chosen,
        text=text,
        internal_note=internal_note,
    )
    workflow_state = workflow_of(current)
    if workflow_state is not None:
        workflow_state.cancel(user=by)
    current.refresh_from_db()
    # A new edition that is refused leaves the published one as it was.
    page = current.page
    set_state(
        current, Submission.State.PUBLISHED if page is not None and page.live else Submission.State.DECLINED
    )
    telling.declined(current)
    return current
