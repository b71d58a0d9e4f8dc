"""Who may look into the register, revoke, and say how certificates are signed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.permission_policies import ModelPermissionPolicy

from mms_wagtail.certificates.models import Certificate, CertificateSettings

POSSIBLE = frozenset({"view", "revoke"})


class RegisterPolicy(ModelPermissionPolicy):
    """Nobody adds, changes or deletes entries of the register by hand, a superuser neither."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in POSSIBLE and bool(super().user_has_permission(user, action))


def allow_certificates(group_names: Iterable[str]) -> None:
    """Let the groups look into the register, revoke, and change the settings. Safe to repeat."""
    content_types = ContentType.objects.get_for_models(Certificate, CertificateSettings).values()
    permissions = Permission.objects.filter(
        content_type__in=content_types,
        codename__in=("view_certificate", "revoke_certificate", "change_certificatesettings"),
    )
    for group in Group.objects.filter(name__in=group_names):
        group.permissions.add(*permissions)
