"""Sends what is due. Any number of processes may do so at once."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from mms_wagtail.notices.claims import (
    Claim,
    bring_forward,
    claim_next,
    settle_failed,
    settle_retry,
    settle_sent,
)
from mms_wagtail.notices.packing import unpack
from mms_wagtail.notices.post import Post, RefusedError, TryLaterError, UnreachedError

logger = logging.getLogger(__name__)

# A server that fails twice in a row is left alone, so that a thousand letters do not wait for it one by one.
PATIENCE = 2


@dataclass
class Delivery:
    """What became of the letters. ``stopped`` says that the server fails and letters are left."""

    sent: int = 0
    postponed: int = 0
    failed: int = 0
    stopped: bool = False


def drain() -> Delivery:
    """Send letters until none is due, or until the server fails.

    Side effects: moves letters on; an error is a letter's state, and is never raised.
    """
    result = Delivery()
    failures = 0
    with Post() as post:
        while failures < PATIENCE and (claim := claim_next()):
            try:
                post.send(unpack(claim.letter.content))
            except UnreachedError as error:
                settle_retry(claim, reason=str(error), unreached=True)
                result.postponed += 1
                failures = PATIENCE
                logger.warning("The mail server cannot be reached: %s", error)
            except TryLaterError as error:
                settle_retry(claim, reason=str(error))
                result.postponed += 1
                failures += 1
            except RefusedError as error:
                _fail(claim, str(error))
                result.failed += 1
                failures = 0
            except Exception as error:
                logger.exception("The letter %s cannot be read", claim.letter.pk)
                _fail(claim, f"Письмо не читается: {type(error).__name__}: {error}")
                result.failed += 1
            else:
                settle_sent(claim)
                if not result.sent:
                    bring_forward()
                result.sent += 1
                failures = 0
    result.stopped = failures >= PATIENCE
    return result


def _fail(claim: Claim, reason: str) -> None:
    settle_failed(claim, reason=reason)
    logger.warning("The letter %s is not delivered: %s", claim.letter.pk, reason)
