"""An ``EMAIL_BACKEND`` that keeps messages in the queue: nobody waits for a mail server."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from mms_wagtail.notices.letters import queue_letter

logger = logging.getLogger(__name__)


class QueuedEmailBackend(BaseEmailBackend):
    """For what others send: Wagtail's workflow, new passwords, confirmations of an address.

    Wagtail sends within the transaction of a submission, which a failing server would roll back.
    What is queued goes through ``MMS_WAGTAIL["MAIL_BACKEND"]`` after commit.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue the messages that have a recipient, and tell how many.

        Raises
        ------
        django.core.mail.BadHeaderError
            For a newline in a header, unless the connection fails silently.
        """
        queued = 0
        for message in email_messages:
            if not message.recipients():
                continue
            try:
                queue_letter(message)
            except Exception:
                if not self.fail_silently:
                    raise
                logger.exception("A message cannot be queued")
            else:
                queued += 1
        return queued
