"""Changes the state of certificates: the only place that does."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from mms_wagtail.certificates.domain.errors import (
    AlreadyRevokedError,
    AlreadySupersededError,
    NotAReplacementError,
    ReasonMissingError,
)
from mms_wagtail.certificates.domain.events import record
from mms_wagtail.certificates.models import Certificate, CertificateEvent, State


@transaction.atomic
def revoke_certificate(certificate: Certificate, *, reason: str, by: Any) -> Certificate:
    """Revoke a certificate, also one that was superseded. ``reason`` is shown to everybody.

    Raises
    ------
    ReasonMissingError
        When ``reason`` has no words.
    AlreadyRevokedError
        When it is revoked already, perhaps by somebody else a moment ago.

    Side effects: ``certificate`` itself gets the new state; the log gets a line. The number stays taken.
    """
    reason = reason.strip()
    if not reason:
        raise ReasonMissingError
    current = _lock(certificate)
    if current.state == State.REVOKED:
        raise AlreadyRevokedError(current)
    current.superseded_by = None
    _change(current, state=State.REVOKED, reason=reason, by=by)
    record(current, action=CertificateEvent.Action.REVOKED, by=by, note=reason)
    certificate.refresh_from_db()
    return certificate


@transaction.atomic
def supersede_certificate(
    certificate: Certificate, *, replacement: Certificate, by: Any = None, reason: str = ""
) -> Certificate:
    """Put ``replacement``, a valid certificate, in the place of ``certificate``.

    Raises
    ------
    AlreadyRevokedError, AlreadySupersededError
        When ``certificate`` is no longer valid. Superseding it again by the same one changes nothing.
    NotAReplacementError
        When ``replacement`` is the certificate itself or is not valid.

    Side effects: ``certificate`` itself gets the new state; the log gets a line.
    """
    # Locked in the order of their keys, so that two people who swap the roles do not wait for each other.
    rows = {row.pk: row for row in _locked(certificate.pk, replacement.pk)}
    current, other = rows[certificate.pk], rows[replacement.pk]
    if current.state == State.SUPERSEDED and current.superseded_by_id == other.pk:
        return certificate
    if current.state == State.REVOKED:
        raise AlreadyRevokedError(current)
    if current.state == State.SUPERSEDED:
        raise AlreadySupersededError(current)
    if other.pk == current.pk or other.state != State.VALID:
        raise NotAReplacementError(other)
    current.superseded_by = other
    _change(current, state=State.SUPERSEDED, reason=reason.strip(), by=by)
    note = f"№ {other.number}. {reason.strip()}".strip()
    record(current, action=CertificateEvent.Action.SUPERSEDED, by=by, note=note)
    certificate.refresh_from_db()
    return certificate


def _lock(certificate: Certificate) -> Certificate:
    return _locked(certificate.pk)[0]


def _locked(*keys: int) -> list[Certificate]:
    return list(Certificate.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def _change(certificate: Certificate, *, state: str, reason: str, by: Any) -> None:
    certificate.state = state
    certificate.state_reason = reason
    certificate.state_changed_at = timezone.now()
    certificate.state_changed_by = by
    certificate.save(
        update_fields=["state", "state_reason", "state_changed_at", "state_changed_by", "superseded_by"]
    )
