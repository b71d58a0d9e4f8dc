"""Puts a letter into the queue, within the caller's transaction."""

from __future__ import annotations

import uuid

from django.core.mail import DNS_NAME, EmailMessage
from django.db import transaction
from django.utils import timezone

from mms_wagtail.notices.models import Letter
from mms_wagtail.notices.packing import pack
from mms_wagtail.notices.tasks import deliver_at_commit


def queue_letter(message: EmailMessage) -> Letter:
    """Keep ``message`` to be sent after commit; it is not sent if the transaction is rolled back.

    The letter keeps its ``Message-ID`` through all attempts: when a process is killed between the
    server's «250» and our commit, the repeat can be recognized as one (RFC 5322, section 3.6.4).

    Raises
    ------
    django.core.mail.BadHeaderError
        For a newline in a header.
    """
    content = pack(message)
    names = {name.lower(): name for name in content["headers"]}
    given = content["headers"].get(names.get("message-id", ""), "")
    message_id = given or f"<{uuid.uuid4()}@{DNS_NAME}>"
    content["headers"][names.get("message-id", "Message-ID")] = message_id
    letter = Letter.objects.create(
        message_id=message_id,
        recipients=", ".join(message.recipients()),
        subject=" ".join(content["subject"].split())[:500],
        content=content,
    )
    deliver_at_commit()
    return letter


@transaction.atomic
def send_again(letter: Letter) -> bool:
    """Let a letter that failed, or waits for its next attempt, be tried at once, its attempts counted anew.

    Returns
    -------
    Whether there was something to try: what was sent, or is being sent, is left alone.
    """
    stopped = Letter.objects.filter(pk=letter.pk, state__in=(Letter.State.FAILED, Letter.State.RETRY))
    changed = stopped.update(state=Letter.State.WAITING, attempts=0, due_at=timezone.now(), unreached=False)
    if changed:
        deliver_at_commit()
    return bool(changed)
