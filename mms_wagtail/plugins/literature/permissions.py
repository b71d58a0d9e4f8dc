"""What the staff may do with the literature: methodologists and heads keep it, and lend it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from mms_wagtail.domain.groups import HEADS, METHODOLOGISTS
from mms_wagtail.plugins.literature.models import Publication, Wish

LEND = "mms_literature.change_wish"
ALLOWED = {Publication: ("view", "add", "change", "delete"), Wish: ("view", "change")}


def allow_literature() -> None:
    """Give methodologists and heads their permissions. A second run changes nothing."""
    for model, actions in ALLOWED.items():
        content_type = ContentType.objects.get_for_model(model)
        names = [f"{action}_{model._meta.model_name}" for action in actions]
        wanted = Permission.objects.filter(content_type=content_type, codename__in=names)
        for group in (METHODOLOGISTS, HEADS):
            Group.objects.get_or_create(name=group)[0].permissions.add(*wanted)


def may_lend(user: Any) -> bool:
    """Whether ``user`` keeps the library: gives, takes back and declines."""
    return bool(user.is_active and user.has_perm(LEND))
