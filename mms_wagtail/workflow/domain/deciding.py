"""The decision on a work."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.contracts import DecisionSource
from mms_wagtail.workflow.domain import telling
from mms_wagtail.workflow.domain.checking import acting
from mms_wagtail.workflow.domain.preparing import prepare_page
from mms_wagtail.workflow.domain.timeline import note
from mms_wagtail.workflow.errors import WorkflowError
from mms_wagtail.workflow.models import Submission, SubmissionEvent


@transaction.atomic
def decide(
    submission: Submission,
    *,
    by: Any,
    level: str = "",
    publish_at: dt.datetime | None = None,
    text: str = "",
    conditions: str = "",
    internal_note: str = "",
    source: DecisionSource | None = None,
) -> Submission:
    """Publish the work, now or at a time. To return or decline it there are the verbs of the check.

    Parameters
    ----------
    level:
        How far the work is recognized, as the section understands it; the page keeps it
        in ``recognition`` when it has that field.
    text, conditions:
        What the author reads: one text of the reviews, and what they are asked to do.
    source:
        The meeting that decided; the page keeps its words and address in ``decision_label`` and
        ``decision_url`` when it has those fields. None when the service decided by itself.

    Raises
    ------
    IllegalMoveError, NotAllowedError, ConflictOfInterestError
        See :func:`mms_wagtail.workflow.domain.checking.acting`.
    WorkflowError
        When ``publish_at`` is past.
    """
    if publish_at is not None and publish_at <= timezone.now():
        raise WorkflowError(_("Это время уже прошло. Оставьте поле пустым, чтобы опубликовать сразу."))
    current, task_state = acting(submission, Submission.State.DECIDING, by=by)
    prepare_page(
        current,
        by=by,
        go_live_at=publish_at,
        recognition=level or None,
        # Of an earlier edition it must not stay: another meeting, or none, decided on this one.
        decision_label=str(source.label) if source else "",
        decision_url=source.url if source else "",
    )
    asked = _("Условия: %s") % conditions.strip() if conditions.strip() else ""
    public = "\n\n".join(filter(None, (text.strip(), asked)))
    note(current, SubmissionEvent.Kind.SCHEDULED, by=by, public_note=public, internal_note=internal_note)
    task_state.approve(user=by)
    current.refresh_from_db()
    if current.state == Submission.State.SCHEDULED:
        current.due_on = timezone.localdate(publish_at)
        current.save(update_fields=["due_on"])
        telling.scheduled(current)
    return current
