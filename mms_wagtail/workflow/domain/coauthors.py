"""Co-authors: added by the submitter, asked by a letter, named only when they agree."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.workflow.domain.drafting import editable, save_draft
from mms_wagtail.workflow.domain.steps import COAUTHOR_FIELDS
from mms_wagtail.workflow.errors import IllegalMoveError, WorkflowError
from mms_wagtail.workflow.models import CoAuthor, Submission

MOST = 10


def agreed_coauthors(submission: Submission) -> list[CoAuthor]:
    """Those who agreed, in their order."""
    return list(
        submission.coauthors.filter(answer=CoAuthor.Answer.YES).select_related("organization", "user")
    )


@transaction.atomic
def add_coauthor(submission: Submission, *, by: Any, **values: Any) -> CoAuthor:
    """Add a co-author (``name``, ``email``, ``position``, ``organization``, ``organization_name``).

    Raises
    ------
    NotAllowedError, IllegalMoveError
        When the work is another's, or is being reviewed.
    WorkflowError
        For the submitter's own address, one that is there already, or too many.

    Side effects: forgets what was typed of a co-author into the draft.
    """
    current = editable(submission, by=by)
    email = values.pop("email").strip().lower()
    if by.email and email == by.email.lower():
        raise WorkflowError(_("Это ваш адрес: вы уже автор этой работы."))
    if current.coauthors.count() >= MOST:
        raise WorkflowError(_("Соавторов может быть не больше %d.") % MOST)
    if current.coauthors.filter(email=email).exists():
        raise WorkflowError(_("Соавтор с адресом %s уже есть в списке.") % email)
    try:
        with transaction.atomic():
            made = CoAuthor.objects.create(
                submission=current, email=email, sort_order=current.coauthors.count(), **values
            )
    except IntegrityError as error:
        raise WorkflowError(_("Соавтор с адресом %s уже есть в списке.") % email) from error
    forgotten = dict.fromkeys(COAUTHOR_FIELDS, "")
    save_draft(current, changes=forgotten, version=current.version, by=by)
    return made


@transaction.atomic
def remove_coauthor(coauthor: CoAuthor, *, by: Any) -> None:
    """Take a co-author from a draft.

    Raises
    ------
    NotAllowedError, IllegalMoveError
        When the work is another's, or is being reviewed.
    """
    editable(coauthor.submission, by=by)
    coauthor.delete()


@transaction.atomic
def answer(coauthor: CoAuthor, *, agrees: bool, user: Any = None) -> CoAuthor:
    """Keep what a co-author says: until the publication they may change their mind.

    Raises
    ------
    IllegalMoveError
        When the work is published or declined.
    """
    current = CoAuthor.objects.select_for_update().select_related("submission").get(pk=coauthor.pk)
    over = (Submission.State.PUBLISHED, Submission.State.DECLINED, Submission.State.WITHDRAWN)
    if current.submission.state in over:
        raise IllegalMoveError(
            _("Эта работа уже рассмотрена, поэтому ответ изменить нельзя. Напишите в службу.")
        )
    current.answer = CoAuthor.Answer.YES if agrees else CoAuthor.Answer.NO
    current.answered_at = timezone.now()
    if user is not None and user.pk is not None:
        current.user = user
    current.save(update_fields=["answer", "answered_at", "user"])
    return current
