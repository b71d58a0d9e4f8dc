"""Who of the staff keeps acts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from mms_wagtail.domain.groups import HEADS, METHODOLOGISTS
from mms_wagtail.plugins.legislation.models import IssuingBody, LegalAct


def allow_acts() -> None:
    """Methodologists describe acts; heads may also delete them and keep the list of issuers."""
    for name, actions in ((METHODOLOGISTS, ("view", "add", "change")), (HEADS, ALL)):
        _allow(name, LegalAct, actions)
    _allow(METHODOLOGISTS, IssuingBody, ("view",))
    _allow(HEADS, IssuingBody, ALL)


ALL = ("view", "add", "change", "delete")


def _allow(group_name: str, model: type[Any], actions: Iterable[str]) -> None:
    content_type = ContentType.objects.get_for_model(model)
    codenames = [f"{action}_{model._meta.model_name}" for action in actions]
    wanted = Permission.objects.filter(content_type=content_type, codename__in=codenames)
    Group.objects.get_or_create(name=group_name)[0].permissions.add(*wanted)
