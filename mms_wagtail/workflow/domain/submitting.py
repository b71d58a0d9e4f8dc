"""Sending a work, taking it back, opening it anew."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import swapper
from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from mms_wagtail.attachments.api import copy_folder
from mms_wagtail.workflow.domain import telling
from mms_wagtail.workflow.domain.completeness import missing
from mms_wagtail.workflow.domain.drafting import editable
from mms_wagtail.workflow.domain.states import in_state, set_state, workflow_of
from mms_wagtail.workflow.domain.steps import review_of
from mms_wagtail.workflow.domain.timeline import note
from mms_wagtail.workflow.errors import IncompleteError, NotAllowedError, WorkflowError
from mms_wagtail.workflow.models import Submission, SubmissionEvent


@transaction.atomic
def submit(submission: Submission, *, by: Any) -> Submission:
    """Send a work: its page is written as a draft, and Wagtail's workflow starts or goes on.

    Raises
    ------
    NotAllowedError, IllegalMoveError
        When it is another's, or is being reviewed already.
    IncompleteError
        With all that is missing.
    WorkflowError
        When the section has no workflow, or no page.

    Side effects: a page and its revision, an event, messages to those who act next and
    to co-authors who have not answered.
    """
    current = editable(submission, by=by)
    if lacking := missing(current):
        raise IncompleteError(_("Пока нельзя отправить: не всё заполнено."), lacking)
    page = write_page(current, by=by)
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user=by)
    else:
        workflow = page.get_workflow()
        if workflow is None:
            raise WorkflowError(
                _("Раздел пока не принимает заявки: не настроена проверка. Сообщите методической службе.")
            )
        workflow.start(page, by)
    current.refresh_from_db()
    current.submitted_at = timezone.now()
    current.save(update_fields=["submitted_at", "updated_at"])
    note(current, SubmissionEvent.Kind.SUBMITTED, by=by)
    telling.submitted(current)
    telling.invite_coauthors(current)
    return current


def write_page(submission: Submission, *, by: Any) -> Any:
    """The page of a submission with what was typed, saved as a draft revision."""
    build = import_string(review_of(submission).build)
    page = build(submission, submission.page.specific if submission.page else None)
    if page.pk is None:
        page.live = False
        page.owner = by
        section_page(submission).add_child(instance=page)
        submission.page = swapper.load_model("wagtailcore", "Page").objects.get(pk=page.pk)
        submission.save(update_fields=["page", "updated_at"])
    page.save_revision(user=by, log_action=True, clean=False)
    return page


def section_page(submission: Submission) -> Any:
    """The page of the section that works are offered to.

    Raises
    ------
    WorkflowError
        When ``mms_setup`` has not made it.
    """
    plugin = submission.declared
    model = apps.get_model(plugin.index_model)
    found = model.objects.filter(live=True).first()
    if found is None:
        raise WorkflowError(_("Раздел ещё не создан. Сообщите методической службе."))
    return found


@transaction.atomic
def take_back(submission: Submission, *, by: Any) -> Submission:
    """The author takes a work back before it is decided on; it is a draft again.

    Raises
    ------
    NotAllowedError, IllegalMoveError
        When it is another's, or is not being reviewed.
    """
    if submission.submitter_id != by.pk:
        raise NotAllowedError(_("Забрать заявку может только тот, кто её отправил."))
    current = in_state(submission, *Submission.WAITING)
    state = workflow_of(current)
    if state is not None:
        state.cancel(user=by)
    current.refresh_from_db()
    set_state(current, Submission.State.DRAFT)
    note(current, SubmissionEvent.Kind.TAKEN_BACK, by=by)
    telling.taken_back(current)
    return current


@transaction.atomic
def reopen(submission: Submission, *, by: Any) -> Submission:
    """Begin a new edition of a published work. The published one stays until the new one is.

    The files are copied to a folder of the new edition, so that the public page keeps its own.

    Raises
    ------
    NotAllowedError, IllegalMoveError
        When it is another's, or is not published.
    WorkflowError
        When the files cannot be copied.
    """
    if submission.submitter_id != by.pk:
        raise NotAllowedError(_("Новую редакцию готовит тот, кто отправил практику."))
    current = in_state(submission, Submission.State.PUBLISHED)
    current.edition += 1
    current.version += 1
    current.folder = copied_folder(current.folder)
    current.last_step = ""
    current.save(update_fields=["edition", "version", "folder", "last_step", "updated_at"])
    set_state(current, Submission.State.DRAFT)
    note(current, SubmissionEvent.Kind.REOPENED, by=by)
    return current


def copied_folder(folder: UUID) -> UUID:
    """A new folder with copies of all files of ``folder``.

    Raises
    ------
    WorkflowError
        When a file is missing or the disk is full.
    """
    target = uuid4()
    try:
        copy_folder(folder, target)
    except OSError as error:
        raise WorkflowError(
            _("Не получилось скопировать файлы для новой редакции. Попробуйте позже или сообщите службе.")
        ) from error
    return target
