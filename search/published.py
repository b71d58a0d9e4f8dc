"""What the search asks of a thing that can be published: a page, or a plain object of a plugin's model."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import import_string
from swapper import load_model

from mms_wagtail.contracts import Plugin


def is_page_model(model: Any) -> bool:
    """Whether objects of ``model`` stand in Wagtail's tree of pages."""
    return isinstance(model, type) and issubclass(model, load_model("wagtailcore", "Page"))


def is_public(item: Any) -> bool:
    """Whether every visitor may read the thing: live, not expired, and, for a page, not private."""
    if not is_live(item) or getattr(item, "expired", False):
        return False
    return not (is_page_model(type(item)) and item.get_view_restrictions().exists())


def is_live(item: Any) -> bool:
    """A thing that knows no drafts is live as long as it exists."""
    return bool(getattr(item, "live", True))


def published_objects(plugin: Plugin) -> Any:
    """Live public objects of a plugin, with what its documents read."""
    model: Any = apps.get_model(plugin.model)
    if is_page_model(model):
        found = model.objects.live().public()
    else:
        found = model._default_manager.all()
        if any(field.name == "live" for field in model._meta.get_fields()):
            found = found.filter(live=True)
    return import_string(plugin.queryset)(found) if plugin.queryset else found


def address_of(item: Any) -> str:
    """The address, relative to the site where it can be; "" when there is none."""
    return (item.get_url() if is_page_model(type(item)) else item.get_absolute_url()) or ""


def published_at(item: Any) -> dt.datetime | None:
    """When readers saw the thing first."""
    return getattr(item, "first_published_at", None) or getattr(item, "published_at", None)


def modified_at(item: Any) -> dt.datetime:
    """When what readers see of the thing was changed last; now for one that does not tell."""
    told = getattr(item, "last_published_at", None) or getattr(item, "changed_at", None)
    return told or published_at(item) or timezone.now()
