"""Moves letters from state to state. The only place that does, so that none is sent twice."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from mms_wagtail.notices.models import Letter

# Longer than the longest delivery: whoever has a letter in hand for so long was killed.
STALE = timedelta(minutes=10)
# 1, 2, 4 … minutes, then hourly. About five days in all, as RFC 5321, section 4.5.4.1 asks.
LONGEST_PAUSE = timedelta(hours=1)
MAX_ATTEMPTS = 124
CANDIDATES = 10


@dataclasses.dataclass(frozen=True)
class Claim:
    """A letter in our hands. ``attempt`` tells our hold from that of someone who took it up later."""

    letter: Letter
    attempt: int

    def hold(self) -> QuerySet[Letter]:
        """The row, if it is still ours."""
        return Letter.objects.filter(pk=self.letter.pk, state=Letter.State.SENDING, attempts=self.attempt)


def due() -> QuerySet[Letter]:
    """Letters that may be taken now, those left by a killed sender among them."""
    return Letter.objects.filter(state__in=Letter.OPEN, due_at__lte=timezone.now())


def claim_next() -> Claim | None:
    """Take the letter that has waited longest, or None.

    A conditional UPDATE decides who of several senders has it; that holds on SQLite and PostgreSQL alike.
    """
    while candidates := list(due().order_by("due_at", "pk")[:CANDIDATES]):
        for letter in candidates:
            now = timezone.now()
            mine = Letter.objects.filter(
                pk=letter.pk, state__in=Letter.OPEN, due_at__lte=now, attempts=letter.attempts
            )
            if mine.update(state=Letter.State.SENDING, due_at=now + STALE, attempts=F("attempts") + 1):
                return Claim(letter, letter.attempts + 1)
    return None


def settle_sent(claim: Claim) -> None:
    """The server took the letter. Its content is not kept."""
    claim.hold().update(
        state=Letter.State.SENT,
        sent_at=timezone.now(),
        content={},
        last_error="",
        unreached=False,
    )


def settle_retry(claim: Claim, *, reason: str, unreached: bool = False) -> None:
    """Try again later; after about five days give up.

    ``unreached`` says that the server did not answer at all: such letters go as soon as it does.
    """
    if claim.attempt >= MAX_ATTEMPTS:
        settle_failed(claim, reason=reason)
        return
    claim.hold().update(
        state=Letter.State.RETRY,
        due_at=timezone.now() + pause_after(claim.attempt),
        last_error=reason[:500],
        unreached=unreached,
    )


def settle_failed(claim: Claim, *, reason: str) -> None:
    """Refused for good: a person has to look at it."""
    claim.hold().update(state=Letter.State.FAILED, last_error=reason[:500], unreached=False)


def bring_forward() -> None:
    """The server answers again: whatever waited only for that is due now."""
    stopped = Letter.objects.filter(state=Letter.State.RETRY, unreached=True)
    stopped.filter(Q(due_at__gt=timezone.now())).update(due_at=timezone.now())


def pause_after(attempt: int) -> timedelta:
    """How long to wait after the ``attempt``-th failure."""
    return min(timedelta(minutes=2 ** min(attempt - 1, 10)), LONGEST_PAUSE)
