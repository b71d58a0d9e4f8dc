"""A message of Django's mail as JSON and back, so that it can wait in the database."""

from __future__ import annotations

import base64
import email
import email.policy
from email.mime.base import MIMEBase
from typing import Any

from django.core.mail import EmailMessage, EmailMultiAlternatives

LISTS = ("to", "cc", "bcc", "reply_to")
PLAIN = ("subject", "from_email", "content_subtype", "mixed_subtype")


def pack(message: EmailMessage) -> dict[str, Any]:
    """Everything that :func:`unpack` needs to send ``message`` later, attachments included.

    Raises
    ------
    django.core.mail.BadHeaderError
        For a newline in a header: the sender learns of it now, not a log an hour later.
    """
    message.message()
    return {
        **{name: str(getattr(message, name)) for name in PLAIN},
        "body": str(message.body or ""),
        **{name: [str(item) for item in getattr(message, name)] for name in LISTS},
        "headers": {str(key): str(value) for key, value in message.extra_headers.items()},
        "alternatives": [_pair(content, kind) for content, kind in getattr(message, "alternatives", ())],
        "attachments": [_pack_attachment(item) for item in message.attachments],
    }


def unpack(content: dict[str, Any]) -> EmailMultiAlternatives:
    """The message that was packed."""
    message = EmailMultiAlternatives(
        subject=content["subject"],
        body=content["body"],
        from_email=content["from_email"],
        headers=content["headers"],
        **{name: content[name] for name in LISTS},
    )
    message.content_subtype = content["content_subtype"]
    # Known to Django, not to its stubs.
    message.mixed_subtype = content["mixed_subtype"]  # type: ignore[attr-defined]
    for alternative in content["alternatives"]:
        message.attach_alternative(_content(alternative), alternative["kind"])
    for attachment in content["attachments"]:
        if attachment["kind"] == "mime":
            part: Any = email.message_from_bytes(_content(attachment), policy=email.policy.compat32)
            # Django attaches ready parts as they are; it only looks at their class.
            part.__class__ = MIMEBase
            message.attach(part)
        else:
            message.attach(attachment["name"], _content(attachment), attachment["kind"])
    return message


def _pack_attachment(item: Any) -> dict[str, str]:
    if isinstance(item, MIMEBase):
        return _pair(item.as_bytes(), "mime")
    name, content, kind = item
    return {**_pair(content, kind or ""), "name": name or ""}


def _pair(content: Any, kind: str) -> dict[str, str]:
    if isinstance(content, bytes):
        return {"base64": base64.b64encode(content).decode("ascii"), "kind": kind}
    if hasattr(content, "message"):
        return _pair(content.message().as_bytes(), kind)
    if hasattr(content, "as_bytes"):
        return _pair(content.as_bytes(), kind)
    return {"text": str(content), "kind": kind}


def _content(packed: dict[str, str]) -> Any:
    return packed["text"] if "text" in packed else base64.b64decode(packed["base64"])
