"""Writes the log of the register."""

from __future__ import annotations

from typing import Any

from mms_wagtail.certificates.models import Certificate, CertificateEvent

NAME_LENGTH = 200


def record(certificate: Certificate, *, action: str, by: Any, note: str = "") -> CertificateEvent:
    """Add a line to the log of ``certificate``; ``by`` is a user, or None for the portal itself."""
    name = (by.get_full_name() or by.get_username())[:NAME_LENGTH] if by is not None else ""
    event: CertificateEvent = CertificateEvent.objects.create(
        certificate=certificate, action=action, by=by, by_name=name, note=note
    )
    return event
