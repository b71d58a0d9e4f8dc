"""System checks: mistakes of a plugin or a project, each with its cure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.utils.module_loading import import_string

from mms_wagtail import registry
from mms_wagtail.contracts import Facet, Plugin

SLUG = re.compile(r"[a-z][a-z0-9_-]*\Z")
FACET_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
PATHS = ("document", "queryset", "demo", "importing")
REVIEW_PATHS = ("build", "lookalikes", "prepare", "published")
RESERVED = {"q", "sort", "page", "per_page", "section"}


@register("mms_wagtail")
def check_plugins(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """All that is wrong with the declared plugins."""
    found: list[CheckMessage] = []
    seen: dict[str, Plugin] = {}
    facets: dict[str, tuple[Facet, Plugin]] = {}
    for plugin in registry.declared_plugins():
        found += _check_slug(plugin, seen)
        found += _check_models(plugin)
        found += _check_paths(plugin)
        for facet in plugin.facets:
            found += _check_facet(plugin, facet, facets)
    return found


def _check_slug(plugin: Plugin, seen: dict[str, Plugin]) -> Iterator[Error]:
    if not SLUG.match(plugin.slug):
        yield Error(
            f"Plugin slug {plugin.slug!r} cannot stand in an address.",
            hint="Use lower-case Latin letters, digits and hyphens, as 'materials'.",
            id="mms_wagtail.E005",
        )
    other = seen.setdefault(plugin.slug, plugin)
    if other is not plugin:
        yield Error(
            f"Plugins for {other.model} and {plugin.model} have the same slug {plugin.slug!r}.",
            hint=f"Choose a unique slug in the plugin.py that declares {plugin.model}.",
            id="mms_wagtail.E001",
        )


def _check_models(plugin: Plugin) -> Iterator[Error]:
    for attribute in ("model", "index_model"):
        label = getattr(plugin, attribute)
        if (label or attribute == "model") and not _model_exists(label):
            yield Error(
                f"Plugin {plugin.slug!r} names the unknown model {label!r} as its {attribute}.",
                hint="Write it as 'app_label.ModelName', and add its app to INSTALLED_APPS.",
                id="mms_wagtail.E002",
            )


def _check_paths(plugin: Plugin) -> Iterator[Error]:
    paths = [(name, getattr(plugin, name), name == "document") for name in PATHS]
    # What a project without the workflow never calls need not be importable there.
    if plugin.review is not None and apps.is_installed("mms_wagtail.workflow"):
        review = plugin.review
        paths += [(f"review.{name}", getattr(review, name), name == "build") for name in REVIEW_PATHS]
        paths += [(f"review step {step.slug!r}", step.form, False) for step in review.steps]
    for attribute, path, needed in paths:
        if not path and not needed:
            continue
        try:
            target = import_string(path)
        except ImportError as error:
            yield Error(
                f"Plugin {plugin.slug!r}: {attribute}={path!r} cannot be imported: {error}.",
                hint="Give the dotted path of a function, as 'my_app.document.trip_document'.",
                id="mms_wagtail.E003",
            )
            continue
        if not callable(target):
            yield Error(
                f"Plugin {plugin.slug!r}: {attribute}={path!r} is not a function.",
                hint="Give the dotted path of a function that takes one argument.",
                id="mms_wagtail.E003",
            )


def _check_facet(plugin: Plugin, facet: Facet, known: dict[str, tuple[Facet, Plugin]]) -> Iterator[Error]:
    if not FACET_NAME.match(facet.name) or facet.name in RESERVED:
        yield Error(
            f"Plugin {plugin.slug!r} names a facet {facet.name!r}.",
            hint="Use lower-case Latin letters, digits and underscores, "
            f"and none of: {', '.join(sorted(RESERVED))}.",
            id="mms_wagtail.E004",
        )
    first, owner = known.setdefault(facet.name, (facet, plugin))
    if first != facet:
        yield Error(
            f"Plugins {owner.slug!r} and {plugin.slug!r} declare different facets named {facet.name!r}.",
            hint="Import the shared facet (see mms_wagtail.domain.facets), or choose another name.",
            id="mms_wagtail.E006",
        )
    if facet.model and not _model_exists(facet.model):
        yield Error(
            f"Facet {facet.name!r} of plugin {plugin.slug!r} names the unknown model {facet.model!r}.",
            hint="Write it as 'app_label.ModelName', and add its app to INSTALLED_APPS.",
            id="mms_wagtail.E002",
        )


def _model_exists(label: str) -> bool:
    try:
        apps.get_model(label)
    except (LookupError, ValueError):
        return False
    return True
