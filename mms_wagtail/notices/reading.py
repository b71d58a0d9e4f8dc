"""What a person has read."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from mms_wagtail.notices.models import Notice


def mark_read(notice: Notice) -> None:
    """Note that the person has seen it; the first time counts."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=timezone.now())


def mark_all_read(user: Any) -> int:
    """Mark everything that the user has not read; gives how many."""
    return Notice.objects.filter(user=user, read_at=None).update(read_at=timezone.now())
