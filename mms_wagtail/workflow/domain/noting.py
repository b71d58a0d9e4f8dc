"""Notes of the service to itself."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from mms_wagtail.workflow.domain.people import is_staff
from mms_wagtail.workflow.domain.timeline import note
from mms_wagtail.workflow.errors import NotAllowedError, WorkflowError
from mms_wagtail.workflow.models import Submission, SubmissionEvent


def add_note(submission: Submission, *, by: Any, text: str) -> SubmissionEvent:
    """Write a note that the author never sees.

    Raises
    ------
    NotAllowedError
        When ``by`` is not of the service.
    WorkflowError
        When there is nothing in it.
    """
    if not is_staff(by):
        raise NotAllowedError(_("Заметки пишут сотрудники службы."))
    if not text.strip():
        raise WorkflowError(_("Заметка пуста: напишите её."))
    return note(submission, SubmissionEvent.Kind.NOTE, by=by, internal_note=text)
