"""What a submission lacks before it can be sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from mms_wagtail.accounts.api import may_publish
from mms_wagtail.attachments.api import attachments_of
from mms_wagtail.contracts import SubmissionStep, Text
from mms_wagtail.workflow.domain.steps import COAUTHOR_FIELDS, form_of, review_of
from mms_wagtail.workflow.models import Submission

# Where the person's own consent is given: no step of the form, but a page of the cabinet.
CONSENT = "consent"


@dataclass(frozen=True, kw_only=True)
class Missing:
    """One thing to mend: in which step and field, and what to do. ``field`` is "" for the step as a whole.

    ``step`` is :data:`CONSENT` for the author's consent to publish the name.
    """

    step: str
    step_title: Text
    field: str
    label: Text
    message: Text


def missing(submission: Submission) -> list[Missing]:
    """All that is missing or wrong, in the order of the form."""
    found = [item for step in review_of(submission).steps for item in missing_in(submission, step)]
    return found + missing_consent(submission)


def missing_in(submission: Submission, step: SubmissionStep) -> list[Missing]:
    """What one step lacks, in the order of its fields."""
    form = form_of(submission, step)
    found = _unfinished_coauthor(submission, step)
    if form is None:
        return found
    for name, messages in form.errors.items():
        field = form.fields.get(name)
        label = (field.label or name) if field else step.title
        found += [
            Missing(
                step=step.slug,
                step_title=step.title,
                field=name if field else "",
                label=label,
                message=str(message),
            )
            for message in messages
        ]
    return found


def _unfinished_coauthor(submission: Submission, step: SubmissionStep) -> list[Missing]:
    """Somebody whom the author began to write down and did not add: nobody may get lost by a slip."""
    typed = [name for name in COAUTHOR_FIELDS if str(submission.data.get(name, "")).strip()]
    if step.part != "coauthors" or not typed:
        return []
    return [
        Missing(
            step=step.slug,
            step_title=step.title,
            field=typed[0],
            label=_("Новый соавтор"),
            message=_("Вы начали вписывать соавтора, но не добавили его. Добавьте или очистите поля."),
        )
    ]


def missing_consent(submission: Submission) -> list[Missing]:
    """The consent to publish the author's name (152-FZ, art. 10.1).

    It is asked before the work is sent, not before it is published: the certificate is made out to the
    name, and experts should not read what can then be published for nobody.
    """
    if submission.submitter is None or "name" in may_publish(submission.submitter):
        return []
    return [
        Missing(
            step=CONSENT,
            step_title=_("Ваши согласия"),
            field="",
            label=_("Согласие на публикацию имени"),
            message=_(
                "Разрешите указать ваше имя: без него работу нельзя опубликовать и выдать на неё "
                "свидетельство. "
                "Согласие можно отозвать в любой день."
            ),
        )
    ]


def filled_steps(submission: Submission) -> frozenset[str]:
    """Slugs of the steps that need nothing more; those of files and co-authors when they have some."""
    found = set()
    for step in review_of(submission).steps:
        if step.form:
            if not missing_in(submission, step):
                found.add(step.slug)
        elif (step.part == "files" and attachments_of(submission.folder)) or (
            step.part == "coauthors" and submission.coauthors.exists()
        ):
            found.add(step.slug)
    return frozenset(found)
