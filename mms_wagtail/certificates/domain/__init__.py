"""Verbs of the register. Other apps call these and nothing else of the package."""

from mms_wagtail.certificates.domain.contents import note_content
from mms_wagtail.certificates.domain.digest import DIGEST_METHOD, content_digest
from mms_wagtail.certificates.domain.errors import (
    AlreadyRevokedError,
    AlreadySupersededError,
    CertificateError,
    NotAReplacementError,
    ReasonMissingError,
    WrongEntryError,
)
from mms_wagtail.certificates.domain.issuing import Recipient, Work, issue_certificate
from mms_wagtail.certificates.domain.printing import certificate_pdf
from mms_wagtail.certificates.domain.states import revoke_certificate, supersede_certificate

__all__ = [
    "DIGEST_METHOD",
    "AlreadyRevokedError",
    "AlreadySupersededError",
    "CertificateError",
    "NotAReplacementError",
    "ReasonMissingError",
    "Recipient",
    "Work",
    "WrongEntryError",
    "certificate_pdf",
    "content_digest",
    "issue_certificate",
    "note_content",
    "revoke_certificate",
    "supersede_certificate",
]
