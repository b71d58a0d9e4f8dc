"""Who may change what: leaders their own association, methodologists and the head all of them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from mms_wagtail.domain.groups import HEADS, METHODOLOGISTS
from mms_wagtail.plugins.associations.domain.leaders import led_by
from mms_wagtail.plugins.associations.models import AssociationPage, Meeting, PlanItem

CHANGE = "mms_associations.change_meeting"


def allow_meetings() -> None:
    """Methodologists and heads keep plans and meetings of all; heads delete them too."""
    for model in (Meeting, PlanItem):
        content_type = ContentType.objects.get_for_model(model)
        for name, actions in ((METHODOLOGISTS, "view add change"), (HEADS, "view add change delete")):
            codenames = [f"{action}_{model._meta.model_name}" for action in actions.split()]
            wanted = Permission.objects.filter(content_type=content_type, codename__in=codenames)
            Group.objects.get_or_create(name=name)[0].permissions.add(*wanted)


def edits_all(user: Any) -> bool:
    """Whether ``user`` keeps the plans and meetings of every association."""
    return bool(user.is_active and user.has_perm(CHANGE))


def may_edit(user: Any, association: Any) -> bool:
    """Whether ``user`` keeps the plan and the meetings of ``association``: any page that holds meetings."""
    return edits_all(user) or led_by(user).filter(pk=association.pk).exists()


def editable_associations(user: Any) -> Any:
    """The associations whose plan and meetings ``user`` keeps; all live ones for the staff."""
    return AssociationPage.objects.live().order_by("title") if edits_all(user) else led_by(user)
