"""What a published practice brings: its edition is kept, its authors get certificates."""

from __future__ import annotations

from typing import Any

from mms_wagtail.certificates.domain import Recipient, Work, issue_certificate, supersede_certificate
from mms_wagtail.certificates.models import Certificate, Kind, Role, State
from mms_wagtail.plugins.practices.domain.editions import METHOD, keep_edition
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


def source_key(practice: Any) -> str:
    """What the register knows a practice by."""
    return f"practices.PracticePage:{practice.pk}"
