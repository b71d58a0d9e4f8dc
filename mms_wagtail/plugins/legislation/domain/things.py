"""Published things of any section, as their plugins describe them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import import_string
from swapper import load_model

from mms_wagtail import registry
from mms_wagtail.contracts import Document, Plugin

# Acts are what is cited; what they say of one another is in their relations.
NOT_READ = frozenset({"acts"})
BATCH = 100


def read_sections() -> list[Plugin]:
    """The plugins whose texts may cite acts."""
    return [plugin for slug, plugin in registry.plugins().items() if slug not in NOT_READ]


def model_of(plugin: Plugin) -> Any:
    """The plugin's model; None for a label that the system check complains of."""
    try:
        return apps.get_model(plugin.model)
    except (LookupError, ValueError):
        return None


def is_page_model(model: Any) -> bool:
    return isinstance(model, type) and issubclass(model, load_model("wagtailcore", "Page"))


def things_of(plugin: Plugin, keys: Iterable[str] | None = None) -> Any:
    """Public things of a section with what their documents read; those of ``keys`` where they are given."""
    model = model_of(plugin)
    if is_page_model(model):
        found = model.objects.live().public()
    else:
        found = model._default_manager.all()
        if any(field.name == "live" for field in model._meta.get_fields()):
            found = found.filter(live=True)
    if keys is not None:
        # Whatever is no key of this model has no thing.
        field = model._meta.pk
        found = found.filter(pk__in=[key for key in keys if _is_key(field, key)])
    return import_string(plugin.queryset)(found) if plugin.queryset else found


def _is_key(field: Any, key: str) -> bool:
    try:
        field.to_python(key)
    except Exception:
        return False
    return True


def address_of(thing: Any) -> str:
    return (thing.get_url() if is_page_model(type(thing)) else thing.get_absolute_url()) or ""


def written_on(thing: Any, document: Document) -> dt.date:
    """The day as of which a thing was written: its document's own date, or its last publication."""
    today = timezone.localdate()
    if document.date is not None:
        return min(document.date, today)
    for name in ("last_published_at", "changed_at", "published_at"):
        if moment := getattr(thing, name, None):
            return timezone.localdate(moment)
    return today


def text_of(document: Document) -> str:
    """All that a reader reads of it, files included."""
    parts = (document.title, document.annotation, document.body, *(part.text for part in document.parts))
    return "\n\n".join(filter(None, parts))
