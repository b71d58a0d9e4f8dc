"""Who of the staff keeps the register of documents."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from mms_wagtail.domain.groups import HEADS, METHODOLOGISTS
from mms_wagtail.plugins.service.models import ServiceDocument

CHANGE = "mms_service.change_servicedocument"
# A methodologist mends; that a document leaves the register with its archive is the head's to decide.
ACTIONS = {METHODOLOGISTS: ("view", "add", "change"), HEADS: ("view", "add", "change", "delete")}


def allow_documents() -> None:
    """Heads do everything with documents, methodologists add and change them. Pages are the core's."""
    content_type = ContentType.objects.get_for_model(ServiceDocument)
    for name, actions in ACTIONS.items():
        codenames = [f"{action}_servicedocument" for action in actions]
        wanted = Permission.objects.filter(content_type=content_type, codename__in=codenames)
        Group.objects.get_or_create(name=name)[0].permissions.add(*wanted)


def may_mend(user: Any) -> bool:
    """Whether ``user`` keeps the register, and so is told what it lacks."""
    return bool(user.is_active and user.has_perm(CHANGE))
