"""What the accounts need in a database: the first texts of the consents, and rights of the heads."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from mms_wagtail.accounts.models import Consent, ConsentText
from mms_wagtail.domain.groups import HEADS
from mms_wagtail.fixtures import CONSENTS


def set_up_accounts() -> None:
    """Bring the database to the state that the accounts need. A second run changes nothing."""
    load_consent_texts()
    allow_consent_texts((HEADS,))


def load_consent_texts() -> int:
    """Create the first version of every text that has none; how many were made."""
    made = 0
    for kind in ConsentText.Kind.values:
        if not ConsentText.objects.filter(kind=kind).exists():
            text = (CONSENTS / f"{kind}.txt").read_text(encoding="utf-8").strip()
            ConsentText.objects.create(kind=kind, text=text)
            made += 1
    return made


def allow_consent_texts(group_names: Iterable[str]) -> None:
    """Let the groups write new versions of the texts and read the log. Safe to repeat."""
    for model, actions in ((ConsentText, ("add", "view")), (Consent, ("view",))):
        content_type = ContentType.objects.get_for_model(model)
        codenames = [f"{action}_{model._meta.model_name}" for action in actions]
        permissions = Permission.objects.filter(content_type=content_type, codename__in=codenames)
        for group in Group.objects.filter(name__in=group_names):
            group.permissions.add(*permissions)
