"""What submissions and reviews keep of a person: a copy of it, and what is left after the account."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mms_wagtail.accounts.api import may_publish
from mms_wagtail.attachments.api import attachments_of, delete_folder
from mms_wagtail.contracts import PersonalData
from mms_wagtail.workflow.domain.assigning import forget_reviewer
from mms_wagtail.workflow.domain.submitting import take_back
from mms_wagtail.workflow.domain.timeline import seen_by_author
from mms_wagtail.workflow.models import CoAuthor, ExpertReview, Submission, SubmissionEvent

DATA = PersonalData(
    slug="submissions",
    label=gettext_lazy("Заявки и экспертные заключения"),
    export="mms_wagtail.workflow.personal_data.export",
    erase="mms_wagtail.workflow.personal_data.erase",
    stays=gettext_lazy(
        "Отправленные заявки и данные вами экспертные заключения: по ним принимались решения. "
        "Черновики удаляются."
    ),
)


def export(user: Any) -> dict[str, Any]:
    """Works one offered, with their timelines as their author sees them, works one made with others, and
    reviews one wrote."""
    mine = Submission.objects.filter(submitter=user).prefetch_related("coauthors")
    reviews = ExpertReview.objects.filter(assignment__reviewer=user).select_related("assignment__submission")
    return {
        "submissions": [_submission(item) for item in mine],
        "coauthored": list(
            CoAuthor.objects.filter(user=user).values(
                "submission__title", "name", "position", "email", "answer", "answered_at"
            )
        ),
        "reviews": [_review(item) for item in reviews],
    }


def _submission(item: Submission) -> dict[str, Any]:
    return {
        "title": item.title,
        "section": item.plugin,
        "state": item.get_state_display(),
        "edition": item.edition,
        "started_at": item.created_at,
        "submitted_at": item.submitted_at,
        "organization": item.organization.name if item.organization else "",
        "answers": item.data,
        "files": [file.original_name for file in attachments_of(item.folder)],
        "coauthors": [
            {"name": person.name, "email": person.email, "answer": person.get_answer_display()}
            for person in item.coauthors.all()
        ],
        "events": [
            {
                "what": event.get_kind_display(),
                "at": event.at,
                "who": event.actor_name,
                "note": event.public_note,
                "reasons": event.reasons,
            }
            for event in seen_by_author(item)
        ],
    }


def _review(item: ExpertReview) -> dict[str, Any]:
    return {
        "work": item.assignment.submission.title,
        "scores": item.scores,
        "recommendation": item.recommendation,
        "strengths": item.strengths,
        "advice": item.advice,
        "note": item.note,
        "completed_at": item.completed_at,
    }


@transaction.atomic
def erase(user: Any) -> None:
    """Delete what was never sent, with its files. What was sent stays, with the name only as long as the
    person allows it to be published; without that a work under review is taken back, for nobody could
    publish it. Reviews that wait for the person are given to others."""
    forget_reviewer(user)
    for item in Submission.objects.filter(submitter=user, page=None, submitted_at=None):
        folder = item.folder
        item.delete()
        transaction.on_commit(lambda folder=folder: delete_folder(folder))  # type: ignore[misc]
    if "name" in may_publish(user):
        return
    for item in Submission.objects.filter(submitter=user, state__in=Submission.WAITING):
        take_back(item, by=user)
    nobody = _("Учётная запись закрыта")
    mine = Submission.objects.filter(submitter=user)
    SubmissionEvent.objects.filter(submission__in=mine, actor=user).update(actor_name=nobody)
    mine.update(submitter_name=nobody)
