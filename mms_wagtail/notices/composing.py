"""Makes a letter of a notice's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from mms_wagtail.notices.letters import queue_letter
from mms_wagtail.notices.models import Letter
from mms_wagtail.notices.rendering import Words, render_letter

# RFC 3834: an answering machine must not answer to this.
HEADERS = {"Auto-Submitted": "auto-generated"}


def write_letter(*, email: str, kind: str, words: Words, context: Mapping[str, Any], url: str = "") -> Letter:
    """Queue the letter that tells ``words`` to ``email``, in plain text and HTML."""
    text, html = render_letter(kind, words, url=url, context=context)
    message = EmailMultiAlternatives(words.title, text, settings.DEFAULT_FROM_EMAIL, [email], headers=HEADERS)
    message.attach_alternative(html, "text/html")
    return queue_letter(message)
