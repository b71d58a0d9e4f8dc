"""Groups of the portal's staff, and what each may do in the admin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import swapper
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from mms_wagtail import models

METHODOLOGISTS = "Методисты"
HEADS = "Руководители методической службы"
EXPERTS = "Эксперты"
COLLECTION = "Файлы портала"

VOCABULARIES = (
    models.Subject,
    models.EducationLevel,
    models.Grade,
    models.Audience,
    models.Kind,
    models.Direction,
)
DIRECTORIES = (models.Organization, models.Person)


def create_groups(*, root: Any, sections: Iterable[Any]) -> None:
    """Create both groups and give them their permissions. Existing permissions stay.

    Methodologists write, publish and describe in ``sections``; heads do everything
    below ``root``, keep the vocabularies and say what the portal says of the service.

    Side effects: creates the collection for files of the portal.
    """
    methodologists, _ = Group.objects.get_or_create(name=METHODOLOGISTS)
    heads, _ = Group.objects.get_or_create(name=HEADS)
    admin_access = _permission("access_admin", "wagtailadmin")
    for group in (methodologists, heads):
        group.permissions.add(admin_access)
        _allow_models(group, DIRECTORIES, ("view", "add", "change"))
    for section in sections:
        _allow_pages(methodologists, section, ("add", "change", "publish"))
    _allow_pages(heads, root, ("add", "change", "publish", "bulk_delete", "lock", "unlock"))
    _allow_models(heads, (*VOCABULARIES, *DIRECTORIES), ("view", "add", "change", "delete"))
    _allow_models(heads, (models.PortalSettings,), ("change",))
    collection = portal_collection()
    _allow_files(methodologists, collection, ("add", "choose"))
    _allow_files(heads, collection, ("add", "change", "choose"))


def portal_collection() -> Collection:
    """The collection that the portal's files and pictures go to."""
    root = Collection.get_first_root_node()
    found: Collection | None = root.get_children().filter(name=COLLECTION).first()
    return found or root.add_child(name=COLLECTION)


def _permission(codename: str, app_label: str) -> Permission:
    return Permission.objects.get(codename=codename, content_type__app_label=app_label)


def _allow_models(group: Group, allowed: Iterable[Any], actions: Iterable[str]) -> None:
    for model in allowed:
        codenames = [f"{action}_{model._meta.model_name}" for action in actions]
        content_type = ContentType.objects.get_for_model(model)
        group.permissions.add(*Permission.objects.filter(content_type=content_type, codename__in=codenames))


def _allow_pages(group: Group, page: Any, actions: Iterable[str]) -> None:
    base = swapper.load_model("wagtailcore", "Page")
    for action in actions:
        permission = _permission(f"{action}_{base._meta.model_name}", base._meta.app_label)
        GroupPagePermission.objects.get_or_create(group=group, page=page.page_ptr, permission=permission)


def _allow_files(group: Group, collection: Collection, actions: Iterable[str]) -> None:
    for model in (get_document_model(), get_image_model()):
        for action in actions:
            permission = _permission(f"{action}_{model._meta.model_name}", model._meta.app_label)
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permission
            )
