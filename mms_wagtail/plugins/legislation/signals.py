"""What happens on the portal, and what it means for citations and their impact.

Nothing here may stop a save: only chores are noted, within a savepoint, and errors are logged.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from mms_wagtail import registry
from mms_wagtail.plugins.legislation.domain import act_cache
from mms_wagtail.plugins.legislation.domain.chores import Kind, promise
from mms_wagtail.plugins.legislation.domain.things import is_page_model, model_of, read_sections
from mms_wagtail.plugins.legislation.models import ActEdition, LegalAct

logger = logging.getLogger(__name__)

UID = "mms_legislation"
# What texts may say of an act.
NAMES = ("kind", "kind_word", "number", "signed_on", "title", "short_name", "issuer_id")


def connect() -> None:
    """Listen to acts, and to the things of every section. Called once, when the apps are ready."""
    act_cache.connect()
    pre_save.connect(_act_about_to_change, sender=LegalAct, dispatch_uid=UID)
    post_save.connect(_act_saved, sender=LegalAct, dispatch_uid=UID)
    post_delete.connect(_act_gone, sender=LegalAct, dispatch_uid=UID)
    for signal in (post_save, post_delete):
        signal.connect(_edition_changed, sender=ActEdition, dispatch_uid=UID)
        signal.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid=UID)
    page_published.connect(_page_published, dispatch_uid=UID)
    page_unpublished.connect(_page_published, dispatch_uid=UID)
    post_page_move.connect(_page_moved, dispatch_uid=UID)
    page_slug_changed.connect(_page_moved, dispatch_uid=UID)
    for plugin in read_sections():
        model = model_of(plugin)
        if model is not None:
            post_delete.connect(_thing_changed, sender=model, dispatch_uid=UID)
            if not is_page_model(model):
                post_save.connect(_thing_changed, sender=model, dispatch_uid=UID)


def _note(kind: str, keys: Iterable[str] = ("",)) -> None:
    keys = list(keys)
    if not keys:
        return
    try:
        with transaction.atomic():
            promise(kind, keys)
    except Exception:
        logger.exception("A chore of the legislation cannot be noted: %s %s", kind, keys[:5])


def _act_about_to_change(instance: LegalAct, raw: bool = False, **kwargs: Any) -> None:
    """Within the transaction, or before anything is written: what follows may be cut off."""
    if raw:
        return
    before = LegalAct.objects.filter(pk=instance.pk).values(*NAMES).first() if instance.pk else None
    instance._mms_renamed = before is None or any(before[name] != getattr(instance, name) for name in NAMES)  # type: ignore[attr-defined]
    if instance.pk:
        _note(Kind.JUDGE_ACT, [str(instance.pk)])
    if instance._mms_renamed:  # type: ignore[attr-defined]
        _note(Kind.READ_ALL)


def _act_saved(instance: LegalAct, raw: bool = False, **kwargs: Any) -> None:
    """The chores are noted again, for whoever did them between the note and the save."""
    if raw:
        return
    _note(Kind.JUDGE_ACT, [str(instance.pk)])
    if getattr(instance, "_mms_renamed", True):
        _note(Kind.READ_ALL)


def _act_gone(**kwargs: Any) -> None:
    """What two acts were called may now be the name of one."""
    _note(Kind.READ_ALL)


def _edition_changed(instance: ActEdition, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        _note(Kind.JUDGE_ACT, [str(instance.act_id)])


def _page_published(instance: Any, **kwargs: Any) -> None:
    _thing_changed(instance.specific)


def _thing_changed(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    plugin = registry.plugin_of(instance)
    if not raw and plugin is not None and plugin in read_sections():
        _note(Kind.READ_THING, [f"{plugin.slug}:{instance.pk}"])


def _page_moved(instance: Any, **kwargs: Any) -> None:
    _reread_below(instance)


def _restriction_changed(instance: Any, **kwargs: Any) -> None:
    _reread_below(instance.page)


def _reread_below(page: Any) -> None:
    """Addresses or privacy of the page and of all below it have changed."""
    for plugin in read_sections():
        model = model_of(plugin)
        if is_page_model(model):
            keys = model.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True)
            _note(Kind.REREAD_THING, [f"{plugin.slug}:{key}" for key in keys])
