"""What a published practice brings: its edition is kept, its authors get certificates."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mms_wagtail.certificates.domain import (
    Recipient,
    Work,
    issue_certificate,
    note_content,
    revoke_certificate,
    supersede_certificate,
)
from mms_wagtail.certificates.models import Certificate, Kind, Role, State
from mms_wagtail.plugins.practices.domain.editions import METHOD, content_digest, keep_edition
from mms_wagtail.workflow.api import Submission


def practice_published(submission: Submission, *, page: Any, by: Any) -> None:
    """Keep the edition, and certify it to every author. Certificates of the edition before are superseded.

    Certificates are issued last: the register is locked until the transaction ends.
    """
    practice = page.specific
    edition = keep_edition(practice)
    work = Work(
        title=practice.title,
        source_key=source_key(practice),
        version=str(practice.edition),
        content_digest=edition.digest,
        digest_method=METHOD,
        url=practice.get_url() or "",
    )
    for author in practice.authors.all():
        certificate = issue_certificate(
            kind=Kind.PUBLICATION,
            role=Role.AUTHOR if author.is_submitter else Role.COAUTHOR,
            recipient=Recipient(
                name=author.name, position=author.position, organization=author.place, user=author.user
            ),
            work=work,
            by=by,
        )
        for earlier in _earlier(certificate):
            supersede_certificate(earlier, replacement=certificate, by=by)


def _earlier(certificate: Certificate) -> list[Certificate]:
    """Valid certificates of the same person for earlier editions."""
    same = Certificate.objects.filter(
        source_key=certificate.source_key, kind=certificate.kind, state=State.VALID
    ).exclude(version=certificate.version)
    if certificate.user_id:
        return list(same.filter(user_id=certificate.user_id))
    return list(same.filter(user=None, person_name=certificate.person_name))


@transaction.atomic
def follow_publication(practice: Any, *, by: Any) -> None:
    """A page was published, by the workflow or past it.

    A practice that is withdrawn has no certificates any more. One that an editor changed keeps them, and
    whoever checks one reads that the content is no longer what was reviewed. The page of a new edition has no
    certificates yet at this moment: :func:`practice_published` issues them right after.
    """
    if practice.withdrawn_on:
        for certificate in certificates_of(practice).exclude(state=State.REVOKED):
            revoke_certificate(certificate, reason=revocation_reason(practice), by=by)
        return
    note_content(
        source_key=source_key(practice),
        version=str(practice.edition),
        digest=content_digest(practice),
        by=by,
    )


def follow_removal(practice: Any) -> None:
    """A page was taken down without a word: its certificates say that there is nothing to read."""
    note_content(source_key=source_key(practice), version=str(practice.edition), digest="")


def certificates_of(practice: Any) -> QuerySet[Certificate]:
    """Certificates of publication of all editions, the first issued first."""
    return Certificate.objects.filter(source_key=source_key(practice), kind=Kind.PUBLICATION).order_by("pk")


def revocation_reason(practice: Any) -> str:
    """Why certificates of a withdrawn practice are no longer valid, for everybody to read."""
    reason: str = practice.withdrawal_reason.strip()
    return _("Практика снята с публикации. %s") % reason if reason else _("Практика снята с публикации.")


def source_key(practice: Any) -> str:
    """What the register knows a practice by."""
    return f"practices.PracticePage:{practice.pk}"
