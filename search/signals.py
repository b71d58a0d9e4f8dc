"""What happens on the site, and what it means for the search."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils import timezone
from swapper import load_model
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction, ReferenceIndex, Site
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    pre_page_move,
)

from mms_wagtail import registry
from mms_wagtail.contracts import Plugin
from mms_wagtail.search.knowledge import SYNONYM_GROUPS, touch
from mms_wagtail.search.labels import VOCABULARIES
from mms_wagtail.search.models import SearchDocument, SynonymGroup
from mms_wagtail.search.outbox import drain_on_commit
from mms_wagtail.search.projection import bury, mark, project
from mms_wagtail.search.published import is_page_model

UID = "mms_search"
# Columns that drafts, locks and workflows write; the published text is not in them.
BOOKKEEPING = {
    "draft_title",
    "go_live_at",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
    "owner",
}


def connect() -> None:
    """Listen to pages, their privacy, and the vocabularies of all facets.

    Pages are projected at publication, never in ``post_save``: that fires before
    tags and inline children are written. There, their rows are only marked.
    """
    page_published.connect(_page_published, dispatch_uid=UID)
    page_unpublished.connect(_page_unpublished, dispatch_uid=UID)
    pre_page_move.connect(_page_about_to_move, dispatch_uid=UID)
    post_page_move.connect(_page_moved, dispatch_uid=UID)
    post_save.connect(_file_changed, sender=get_document_model(), dispatch_uid=UID)
    page_slug_changed.connect(_page_moved, dispatch_uid=UID)
    for signal in (post_save, post_delete):
        signal.connect(_synonyms_changed, sender=SynonymGroup, dispatch_uid=UID)
        signal.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid=UID)
    for signal in (post_save, post_delete):
        signal.connect(_sites_changed, sender=Site, dispatch_uid=UID)
    for plugin in registry.plugins().values():
        model = _model(plugin.model)
        saved = _page_saved if is_page_model(model) else _object_saved
        post_save.connect(saved, sender=model, dispatch_uid=UID)
        post_delete.connect(_page_deleted, sender=model, dispatch_uid=UID)
    for label in {facet.model for facet in registry.vocabulary_facets()}:
        model = _model(label)
        pre_save.connect(_term_about_to_change, sender=model, dispatch_uid=UID)
        post_save.connect(_term_changed, sender=model, dispatch_uid=UID)
        pre_delete.connect(_term_about_to_go, sender=model, dispatch_uid=UID)
        post_delete.connect(_term_gone, sender=model, dispatch_uid=UID)


def _model(label: str) -> Any:
    """The model, or None for a label that the system check will complain of."""
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def _synonyms_changed(**kwargs: Any) -> None:
    touch(SYNONYM_GROUPS)


def _sites_changed(**kwargs: Any) -> None:
    """A site's name, port or root is in the address of every page."""
    _make_stale(Q())
    drain_on_commit()


def _page_saved(instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    if raw or (update_fields is not None and BOOKKEEPING.issuperset(update_fields)):
        return
    if plugin := registry.plugin_of(instance):
        mark(plugin, instance)


def _object_saved(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A plain object is public as it is saved; it is projected at commit, with its children."""
    if not raw and (plugin := registry.plugin_of(instance)):
        mark(plugin, instance)
        drain_on_commit()


def _page_published(instance: Any, **kwargs: Any) -> None:
    if registry.plugin_of(instance) is not None:
        project(instance)
        drain_on_commit()


def _page_unpublished(instance: Any, **kwargs: Any) -> None:
    if plugin := registry.plugin_of(instance.specific):
        bury(plugin.slug, [instance.pk])
        drain_on_commit()


def _page_deleted(instance: Any, **kwargs: Any) -> None:
    if plugin := registry.plugin_of(instance):
        bury(plugin.slug, [instance.pk])
        drain_on_commit()


def _page_about_to_move(instance: Any, **kwargs: Any) -> None:
    """Their addresses will change; a process killed before ``post_page_move`` must not leave the old ones."""
    for plugin in _page_plugins():
        pages = _model(plugin.model).objects.descendant_of(instance, inclusive=True)
        keys = [str(key) for key in pages.values_list("pk", flat=True)]
        _make_stale(Q(section=plugin.slug, object_id__in=keys))


def _page_moved(instance: Any, **kwargs: Any) -> None:
    _refresh_below(instance)


def _page_plugins() -> list[Plugin]:
    """The plugins whose things stand in the tree of pages."""
    return [plugin for plugin in registry.plugins().values() if is_page_model(_model(plugin.model))]


def _file_changed(instance: Any, created: bool, **kwargs: Any) -> None:
    """Another file or name: the things that show it are projected anew."""
    if created:
        return
    shown: dict[int, set[str]] = {}
    for kind, key in ReferenceIndex.get_references_to(instance).values_list("base_content_type", "object_id"):
        shown.setdefault(kind, set()).add(key)
    if not shown:
        return
    for plugin in registry.plugins().values():
        model = _model(plugin.model)
        base = load_model("wagtailcore", "Page") if is_page_model(model) else model
        if keys := shown.get(ContentType.objects.get_for_model(base).pk):
            _make_stale(Q(section=plugin.slug, object_id__in=keys))
    drain_on_commit()


def _restriction_changed(instance: Any, **kwargs: Any) -> None:
    _refresh_below(instance.page)


def _refresh_below(page: Any) -> None:
    """Addresses or privacy of ``page`` and all below it have changed."""
    ids: list[int] = []
    for plugin in _page_plugins():
        model = _model(plugin.model)
        found = list(model.objects.descendant_of(page, inclusive=True).live().values_list("pk", flat=True))
        ids += found
        _make_stale(Q(section=plugin.slug, object_id__in=[str(key) for key in found]))
        _restore(model, plugin.slug, found)
    if ids:
        drain_on_commit()


def _restore(model: Any, section: str, ids: list[int]) -> None:
    """Pages that were private have a tombstone or no row: they are projected at once."""
    rows = SearchDocument.objects.filter(
        section=section, deleted=False, object_id__in=[str(key) for key in ids]
    )
    known = {int(key) for key in rows.values_list("object_id", flat=True)}
    for page in model.objects.filter(pk__in=[key for key in ids if key not in known]):
        project(page)


def _make_stale(condition: Q) -> None:
    # Pending too: what a killed process leaves behind is looked for by that.
    rows = SearchDocument.objects.filter(condition, deleted=False)
    rows.update(stale=True, pending=True, attempts=0, changed_at=timezone.now())


def _facets_of(model: Any) -> list[str]:
    label = model._meta.label_lower
    return [facet.name for facet in registry.vocabulary_facets() if facet.model.lower() == label]


def _touch(model: Any, slugs: set[str]) -> None:
    """Documents that carry a changed term are projected anew."""
    facets = _facets_of(model)
    touched = SearchDocument.objects.filter(values__facet__in=facets, values__slug__in=slugs)
    _make_stale(Q(pk__in=list(touched.values_list("pk", flat=True).distinct())))
    drain_on_commit()


def _term_about_to_change(sender: Any, instance: Any, **kwargs: Any) -> None:
    if instance.pk:
        before = sender._default_manager.filter(pk=instance.pk).values_list("slug", flat=True).first()
        instance._mms_search_slug = before


def _term_changed(sender: Any, instance: Any, created: bool, **kwargs: Any) -> None:
    touch(VOCABULARIES)
    if not created:
        _touch(
            sender, {slug for slug in (instance.slug, getattr(instance, "_mms_search_slug", None)) if slug}
        )


def _term_about_to_go(sender: Any, instance: Any, **kwargs: Any) -> None:
    _touch(sender, {instance.slug})


def _term_gone(**kwargs: Any) -> None:
    touch(VOCABULARIES)
