"""How long letters are kept."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from mms_wagtail.notices.models import Letter

# Long enough to answer «I got no letter»; addresses of people are not kept for nothing.
SENT_KEPT = timedelta(days=30)
FAILED_KEPT = timedelta(days=90)


def forget_old_letters() -> int:
    """Delete letters that were sent 30, or failed 90 days ago. Notices stay. Gives how many."""
    now = timezone.now()
    sent = Letter.objects.filter(state=Letter.State.SENT, sent_at__lt=now - SENT_KEPT)
    failed = Letter.objects.filter(state=Letter.State.FAILED, created_at__lt=now - FAILED_KEPT)
    return sum(letters.delete()[1].get("mms_notices.Letter", 0) for letters in (sent, failed))
