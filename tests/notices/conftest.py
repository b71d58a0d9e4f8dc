"""A mail server, and people who have an address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from mms_wagtail.notices.models import Letter
from tests.notices.servers import Mailbox, mail_server

SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def through_smtp(settings: Any) -> Any:
    """A function that makes the portal send through the server on a port."""
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "MAIL_BACKEND": SMTP}
    settings.EMAIL_HOST = "127.0.0.1"

    def use(port: int, *, timeout: float = 10) -> None:
        settings.EMAIL_PORT = port
        settings.EMAIL_TIMEOUT = timeout

    return use


@pytest.fixture
def mailbox(through_smtp: Any) -> Iterator[Mailbox]:
    """What comes to a mail server that works."""
    with mail_server() as (box, port):
        through_smtp(port)
        yield box


@pytest.fixture
def teacher(db: None) -> Any:
    return get_user_model().objects.create_user("vera", email="vera@school.example", password="vera")


@pytest.fixture
def committing(django_capture_on_commit_callbacks: Any) -> Any:
    """A block after which happens what happens at commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def later(**passed: float) -> None:
    """Let time pass for the letters that wait."""
    for letter in Letter.objects.filter(state__in=Letter.OPEN):
        letter.due_at -= dt.timedelta(**passed)
        letter.save(update_fields=["due_at"])


def states() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("state", flat=True))


def due_in() -> float:
    """Minutes until the next attempt of the only letter."""
    return (Letter.objects.get().due_at - timezone.now()).total_seconds() / 60
