"""What of the register belongs to one person."""

from __future__ import annotations

from typing import Any

from mms_wagtail.certificates.domain.addresses import public_url
from mms_wagtail.certificates.models import Certificate


def export(user: Any) -> dict[str, Any]:
    """Everything that the register keeps of ``user``, as plain values for JSON.

    When an account is deleted the entries stay and only forget the account (``user`` becomes empty):
    this is a register of issued documents. Whoever shows a certificate in an attestation must be able
    to have it verified for as long as the paper exists, and a register with holes proves nothing. Who
    wants a certificate gone asks the service to revoke it.
    """
    rows = Certificate.objects.filter(user=user).prefetch_related("events").order_by("year", "sequence")
    return {"certificates": [_certificate(row) for row in rows]}


def _certificate(row: Certificate) -> dict[str, Any]:
    return {
        "number": row.number,
        "title": row.title,
        "role": row.get_role_display(),
        "person": row.person_name,
        "position": row.position,
        "organization": row.organization_name,
        "work": row.work_title,
        "work_address": row.work_url,
        "issued_on": row.issued_on.isoformat(),
        "state": row.get_state_display(),
        "state_reason": row.state_reason,
        "sha256": row.content_digest,
        "address": public_url(row),
        "log": [
            {"at": event.at.isoformat(), "what": event.get_action_display(), "note": event.note}
            for event in row.events.all()
        ],
    }
