"""Notes what became of the content that certificates speak of."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from mms_wagtail.certificates.domain.events import record
from mms_wagtail.certificates.models import Certificate, CertificateEvent, Kind


@transaction.atomic
def note_content(*, source_key: str, version: str, digest: str, by: Any = None) -> list[Certificate]:
    """Compare what is published now with what was certified, and let the public pages say so.

    Called whenever the work is published or taken down, so that a change past the review cannot hide
    behind a certificate. The certificates stay valid: they certify the content of their own digest.

    Parameters
    ----------
    source_key, version:
        As they were given at the issue (:class:`~mms_wagtail.certificates.domain.Work`).
    digest:
        Of what readers see now; "" when the work is not published.

    Returns
    -------
    The certificates for which that is news.

    Side effects: lines in the log. Content that is again as it was clears the note.
    """
    rows = Certificate.objects.select_for_update().filter(
        source_key=source_key, version=version, kind=Kind.PUBLICATION
    )
    told = []
    for row in rows.order_by("pk"):
        changed = row.content_digest != digest
        if changed == (row.content_changed_at is not None) and (not changed or row.current_digest == digest):
            continue
        row.content_changed_at = timezone.now() if changed else None
        row.current_digest = digest if changed else ""
        row.save(update_fields=["content_changed_at", "current_digest"])
        action = CertificateEvent.Action.CHANGED if changed else CertificateEvent.Action.RESTORED
        record(row, action=action, by=by, note=digest)
        told.append(row)
    return told
