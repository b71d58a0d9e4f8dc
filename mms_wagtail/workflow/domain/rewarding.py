"""Thanks to experts: a certificate for every review that counted."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mms_wagtail.accounts.api import profile_of
from mms_wagtail.certificates.domain import (
    Recipient,
    Work,
    WrongEntryError,
    content_digest,
    issue_certificate,
)
from mms_wagtail.certificates.models import Certificate, Kind, Role
from mms_wagtail.notices.api import notify
from mms_wagtail.workflow.domain.telling import address
from mms_wagtail.workflow.models import Assignment, ExpertReview, Submission

logger = logging.getLogger(__name__)

METHOD = gettext_lazy(
    "SHA-256 экспертного заключения и критериев, по которым оно дано, в виде JSON с ключами по алфавиту, "
    "без пробелов между знаками и без замены букв кодами, в кодировке UTF-8."
)


def thank_experts(submission: Submission, reviews: Iterable[ExpertReview]) -> list[Certificate]:
    """Issue a certificate for each review, and tell the expert. Experts whose account is gone get none.

    A certificate that cannot be issued is logged and never keeps a work back.

    Side effects: holds the register of certificates until the transaction ends, so call it last.
    """
    issued = []
    for review in reviews:
        try:
            certificate = _certificate(submission, review)
        except WrongEntryError:
            logger.exception("No certificate for review %s", review.pk)
            continue
        if certificate is not None:
            issued.append(certificate)
    return issued


def _certificate(submission: Submission, review: ExpertReview) -> Certificate | None:
    assignment: Assignment = review.assignment
    expert = assignment.reviewer
    if expert is None:
        return None
    profile = profile_of(expert)
    certificate = issue_certificate(
        kind=Kind.REVIEW,
        role=Role.EXPERT,
        recipient=Recipient(
            name=assignment.reviewer_name,
            position=profile.position,
            organization=profile.workplace,
            user=expert,
        ),
        work=Work(
            title=str(submission),
            source_key=f"review:{assignment.pk}",
            content_digest=content_digest(content_of(review)),
            digest_method=str(METHOD),
        ),
    )
    notify(
        to=expert,
        kind="message",
        context={
            "title": _("Вам выдано свидетельство об экспертизе"),
            "text": _("Спасибо за заключение по работе «%s». Свидетельство № %s — в личном кабинете.")
            % (submission, certificate.number),
        },
        url=address(reverse("mms_certificates:mine")),
        key=f"review-certificate:{assignment.pk}",
    )
    return certificate


def content_of(review: ExpertReview) -> dict[str, object]:
    """What the certificate's digest is of: the review, and the scheme that its scores are by."""
    return {
        "scheme": review.assignment.round.scheme,
        "scores": review.scores,
        "recommendation": review.recommendation,
        "strengths": review.strengths,
        "advice": review.advice,
        "note": review.note,
        "percent": review.percent,
    }
