"""Starting a submission and keeping what its author types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mms_wagtail.accounts.api import organization_of
from mms_wagtail.attachments.api import delete_folder
from mms_wagtail.contracts import Plugin
from mms_wagtail.workflow.domain.people import name_of
from mms_wagtail.workflow.domain.states import in_state
from mms_wagtail.workflow.domain.steps import review_of
from mms_wagtail.workflow.domain.timeline import note
from mms_wagtail.workflow.errors import NotAllowedError, StaleDraftError, WorkflowError
from mms_wagtail.workflow.models import Submission, SubmissionEvent

# More open drafts at once are no work, but a robot's.
MOST_DRAFTS = 50


@transaction.atomic
def start_submission(plugin: Plugin, *, submitter: Any) -> Submission:
    """Begin an empty draft.

    Raises
    ------
    WorkflowError
        When the person has too many drafts already.
    """
    if Submission.objects.filter(submitter=submitter, state=Submission.State.DRAFT).count() >= MOST_DRAFTS:
        raise WorkflowError(
            _("У вас уже %d черновиков. Отправьте или удалите те, что больше не нужны.") % MOST_DRAFTS
        )
    submission = Submission.objects.create(
        plugin=plugin.slug,
        submitter=submitter,
        submitter_name=name_of(submitter),
        organization=organization_of(submitter),
    )
    note(submission, SubmissionEvent.Kind.STARTED, by=submitter)
    return submission


@transaction.atomic
def save_draft(
    submission: Submission, *, changes: Mapping[str, Any], version: int, by: Any, force: bool = False
) -> Submission:
    """Keep what was typed, valid or not.

    Parameters
    ----------
    changes:
        Names of fields to what was typed; fields that are not named stay.
    version:
        The version that the author's window had read. A field that was changed since is a conflict;
        what was changed in other fields, as on another step of the form, is none.
    force:
        Save although another window saved meanwhile: the author has seen both.

    Returns
    -------
    The submission as it is now. Saving what is there already changes nothing.

    Raises
    ------
    NotAllowedError, IllegalMoveError
        When ``by`` is not the submitter, or the work is being reviewed.
    StaleDraftError
        When one of ``changes`` was changed otherwise since ``version``. Nothing is saved then.
    """
    current = editable(submission, by=by)
    changed = {
        name: value for name, value in changes.items() if (current.data.get(name) or "") != (value or "")
    }
    if not changed:
        return current
    if not force and any(current.changed_in.get(name, 0) > version for name in changed):
        raise StaleDraftError(current)
    current.data = {**current.data, **changed}
    title = str(current.data.get(review_of(current).title_field, "")).strip()
    current.title = " ".join(title.split())[:300]
    current.version += 1
    current.changed_in = {**current.changed_in, **dict.fromkeys(changed, current.version)}
    current.save(update_fields=["data", "title", "version", "changed_in", "updated_at"])
    return current


def remember_step(submission: Submission, *, step: str) -> None:
    """Keep where the author is, so that another device leads there. It is no change of the draft."""
    if submission.last_step != step:
        Submission.objects.filter(pk=submission.pk).update(last_step=step)
        submission.last_step = step


def editable(submission: Submission, *, by: Any) -> Submission:
    """The submission, locked, when ``by`` may change it now.

    Raises
    ------
    NotAllowedError
        When it is another's.
    IllegalMoveError
        When it is being reviewed.
    """
    if submission.submitter_id != by.pk:
        raise NotAllowedError(_("Менять заявку может только тот, кто её начал."))
    return in_state(submission, *Submission.OPEN)


@transaction.atomic
def delete_draft(submission: Submission, *, by: Any) -> None:
    """Delete a draft that was never sent, with its files.

    Raises
    ------
    NotAllowedError, IllegalMoveError
        When it is another's, or has been sent.
    """
    current = editable(submission, by=by)
    if current.page_id is not None:
        raise NotAllowedError(
            _("Эту заявку уже рассматривали, поэтому её нельзя удалить. Её можно просто оставить.")
        )
    folder = current.folder
    current.delete()
    transaction.on_commit(lambda: delete_folder(folder))
