"""Who may edit synonyms and look at the state of the search."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from mms_wagtail.search.models import SynonymGroup

LOOK = "mms_search.view_synonymgroup"
ADD = "mms_search.add_synonymgroup"


def allow_synonyms(group_names: Iterable[str]) -> None:
    """Let the groups keep the synonyms, and with that see the page «Поиск». Safe to repeat."""
    content_type = ContentType.objects.get_for_model(SynonymGroup)
    permissions = Permission.objects.filter(content_type=content_type)
    for group in Group.objects.filter(name__in=group_names):
        group.permissions.add(*permissions)
