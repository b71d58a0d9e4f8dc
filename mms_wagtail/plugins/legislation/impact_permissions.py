"""Who of the staff decides on what must be checked by new editions."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from mms_wagtail.domain.groups import HEADS, METHODOLOGISTS
from mms_wagtail.plugins.legislation.models import ImpactCase

DECIDE = "mms_legislation.change_impactcase"


def allow_impact() -> None:
    """Methodologists and heads see the cases and decide on them."""
    content_type = ContentType.objects.get_for_model(ImpactCase)
    wanted = Permission.objects.filter(
        content_type=content_type, codename__in=("view_impactcase", "change_impactcase")
    )
    for name in (METHODOLOGISTS, HEADS):
        Group.objects.get_or_create(name=name)[0].permissions.add(*wanted)


def may_decide(user: Any) -> bool:
    """Whether ``user`` decides on cases."""
    return bool(user.is_active and user.has_perm(DECIDE))
