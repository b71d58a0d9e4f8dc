"""Health of the mail, for monitoring and for the admin."""

from __future__ import annotations

import dataclasses
import datetime as dt

from django.db.models import Min
from django.utils import timezone
from health_check.base import HealthCheck
from health_check.exceptions import ServiceUnavailable

from mms_wagtail.notices.models import Letter

# A letter that nobody has tried to send for so long says that nothing sends, or that the server is down.
OLD = dt.timedelta(minutes=30)


@dataclasses.dataclass(frozen=True)
class MailHealth:
    """Letters that wait, since when (None for none), letters that failed, and the last reason."""

    waiting: int
    waiting_since: dt.datetime | None
    failed: int
    last_error: str

    @property
    def late(self) -> bool:
        """Whether a letter has waited too long."""
        return bool(self.waiting_since and timezone.now() - self.waiting_since > OLD)


def mail_health() -> MailHealth:
    """Ask the database. Five queries."""
    waiting = Letter.objects.filter(state__in=Letter.OPEN)
    trouble = waiting.exclude(last_error="").first()
    # What a recipient's server puts off is no illness of ours; what was never tried, or found no server, is.
    untried = waiting.filter(attempts=0).aggregate(at=Min("due_at"))["at"]
    unreached = waiting.filter(unreached=True).aggregate(at=Min("created_at"))["at"]
    return MailHealth(
        waiting=waiting.count(),
        waiting_since=min(filter(None, (untried, unreached)), default=None),
        failed=Letter.objects.filter(state=Letter.State.FAILED).count(),
        last_error=trouble.last_error if trouble else "",
    )


@dataclasses.dataclass
class MailQueue(HealthCheck):
    """No letter waits for long."""

    def run(self) -> None:
        health = mail_health()
        if health.late:
            raise ServiceUnavailable(
                f"{health.waiting} letters wait, the oldest since {health.waiting_since:%Y-%m-%d %H:%M}"
            )
