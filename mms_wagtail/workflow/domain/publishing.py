"""What happens when a work is on the portal, or no longer is."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction

from mms_wagtail.workflow.domain import telling
from mms_wagtail.workflow.domain.people import is_staff
from mms_wagtail.workflow.domain.states import in_state, set_state
from mms_wagtail.workflow.domain.steps import review_of
from mms_wagtail.workflow.domain.timeline import note
from mms_wagtail.workflow.errors import NoReasonError, NotAllowedError
from mms_wagtail.workflow.models import Submission, SubmissionEvent


def published(submission: Submission, *, page: Any, by: Any) -> None:
    """Log it, let the section do its part (certificates), and tell the authors."""
    note(submission, SubmissionEvent.Kind.PUBLISHED, by=by)
    if path := review_of(submission).published:
        import_string(path)(submission, page=page, by=by)
    telling.published(submission, page)


@transaction.atomic
def withdraw(submission: Submission, *, by: Any, reason: str) -> Submission:
    """Take a published work from the portal's lists. Where the section's page has a ``withdraw``, its address
    then says why; elsewhere the page is unpublished.

    Raises
    ------
    NoReasonError, NotAllowedError, IllegalMoveError
        Without a reason, by a stranger, or when the work is not published.
    """
    if not reason.strip():
        raise NoReasonError(_("Напишите, почему работа снимается с публикации: это увидят читатели."))
    if submission.submitter_id != by.pk and not is_staff(by):
        raise NotAllowedError(_("Снять работу с публикации может её автор или методическая служба."))
    current = in_state(submission, Submission.State.PUBLISHED)
    found: Any = current.page
    page = found.specific
    if hasattr(page, "withdraw"):
        page.withdraw(reason=reason.strip(), by=by)
    else:
        # An author may withdraw their own work, and may unpublish nothing else.
        UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)
        current.refresh_from_db()
    set_state(current, Submission.State.WITHDRAWN)
    note(current, SubmissionEvent.Kind.WITHDRAWN, by=by, public_note=reason)
    telling.withdrawn(current)
    return current
