"""Who may look at the mail and send it again."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from mms_wagtail.notices.models import Letter

LOOK = "mms_notices.view_letter"
SEND = "mms_notices.change_letter"


def allow_mail(group_names: Iterable[str]) -> None:
    """Let the groups see the report «Почта» and send letters again. Safe to repeat."""
    content_type = ContentType.objects.get_for_model(Letter)
    permissions = Permission.objects.filter(content_type=content_type)
    for group in Group.objects.filter(name__in=group_names):
        group.permissions.add(*permissions)
