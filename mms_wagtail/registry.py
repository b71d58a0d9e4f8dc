"""Collects the plugins of the project and finds them by slug or model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.utils.module_loading import import_string
from wagtail import hooks

from mms_wagtail.contracts import (
    CabinetSection,
    DecisionSource,
    Document,
    Facet,
    PageNote,
    PersonalData,
    Plugin,
)

HOOK = "register_mms_plugin"
CABINET_HOOK = "register_mms_cabinet_section"
PERSONAL_DATA_HOOK = "register_mms_personal_data"
REMIND_HOOK = "mms_remind"
NOTES_HOOK = "mms_page_notes"
LINKS_HOOK = "mms_link_text"
SOURCES_HOOK = "mms_decision_sources"


@cache
def declared_plugins() -> tuple[Plugin, ...]:
    """All that the hook ``register_mms_plugin`` returns, in its order, unchecked."""
    return tuple(function() for function in hooks.get_hooks(HOOK))


@cache
def plugins() -> dict[str, Plugin]:
    """Plugins by slug. Of two with one slug the first stays; the check E001 names both."""
    found: dict[str, Plugin] = {}
    for plugin in declared_plugins():
        found.setdefault(plugin.slug, plugin)
    return found


@cache
def plugins_by_model() -> dict[str, Plugin]:
    """Plugins by lower-case model label, as ``"mms_materials.materialpage"``."""
    return {plugin.model.lower(): plugin for plugin in plugins().values()}


def plugin_of(instance: Any) -> Plugin | None:
    """The plugin whose model ``instance`` is of, or None."""
    return plugins_by_model().get(instance._meta.label_lower)


@cache
def facets() -> dict[str, Facet]:
    """Facets of all plugins by name, in the order of first mention."""
    found: dict[str, Facet] = {}
    for plugin in plugins().values():
        for facet in plugin.facets:
            found.setdefault(facet.name, facet)
    return found


def vocabulary_facets() -> Iterator[Facet]:
    """The facets whose values come from a model."""
    return (facet for facet in facets().values() if facet.model)


def document_of(plugin: Plugin, page: Any) -> Document | None:
    """What is searched of ``page``, as its plugin says; None for a page that is not to be found."""
    build: Callable[[Any], Document | None] = import_string(plugin.document)
    return build(page)


@cache
def cabinet_sections() -> tuple[CabinetSection, ...]:
    """Sections of the personal cabinet by their ``order``. Of two with one slug the first stays."""
    found: dict[str, CabinetSection] = {}
    for function in hooks.get_hooks(CABINET_HOOK):
        section = function()
        found.setdefault(section.slug, section)
    return tuple(sorted(found.values(), key=lambda section: section.order))


@cache
def personal_data() -> tuple[PersonalData, ...]:
    """What the apps keep of people. Of two with one slug the first stays."""
    found: dict[str, PersonalData] = {}
    for function in hooks.get_hooks(PERSONAL_DATA_HOOK):
        data = function()
        found.setdefault(data.slug, data)
    return tuple(found.values())


def remind(today: dt.date) -> int:
    """Let functions of the hook ``mms_remind`` (``(today) -> int``) remind of what is due; gives of how much.

    Each must remind once of one thing, however often it is called.
    """
    return sum(function(today) for function in hooks.get_hooks(REMIND_HOOK))


def page_notes(page: Any) -> list[PageNote]:
    """What the sections have to say on ``page``: the answers of the hook ``mms_page_notes``."""
    return [note for function in hooks.get_hooks(NOTES_HOOK) for note in function(page)]


def with_links(html: str) -> str:
    """``html`` with the links that functions of the hook ``mms_link_text`` (``(html) -> html``) make."""
    for function in hooks.get_hooks(LINKS_HOOK):
        html = function(html)
    return html


def decision_sources() -> list[DecisionSource]:
    """Where a work can have been decided on, the latest first: answers of ``mms_decision_sources``."""
    found = [source for function in hooks.get_hooks(SOURCES_HOOK) for source in function()]
    return sorted(found, key=lambda source: source.date, reverse=True)


def forget() -> None:
    """Read the hooks anew at the next question. Tests that change the hooks call it."""
    for cached in (declared_plugins, plugins, plugins_by_model, facets, cabinet_sections, personal_data):
        cached.cache_clear()
