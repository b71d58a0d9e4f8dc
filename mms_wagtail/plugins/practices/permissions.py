"""Who of the staff answers those who repeated a practice."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from mms_wagtail.domain.groups import HEADS, METHODOLOGISTS
from mms_wagtail.plugins.practices.models import Repetition

ANSWER = "mms_practices.change_repetition"


def allow_repetitions() -> None:
    """Methodologists and heads see repetitions and answer them."""
    content_type = ContentType.objects.get_for_model(Repetition)
    wanted = Permission.objects.filter(
        content_type=content_type, codename__in=("view_repetition", "change_repetition")
    )
    for name in (METHODOLOGISTS, HEADS):
        Group.objects.get_or_create(name=name)[0].permissions.add(*wanted)


def may_answer(user: Any) -> bool:
    """Whether ``user`` confirms and declines repetitions."""
    return bool(user.is_active and user.has_perm(ANSWER))
