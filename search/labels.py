"""Words of the vocabularies: labels of values, and who is whose parent."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mms_wagtail import registry
from mms_wagtail.contracts import Facet, Text

SECTION = "section"
# Names the state that changes with any vocabulary.
VOCABULARIES = "vocabularies"
MAX_AGE = 60.0


@dataclass(frozen=True)
class Vocabulary:
    """Labels by slug in the natural order, and the slug of each one's parent."""

    labels: dict[str, Text]
    parents: dict[str, str]

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each value stands in the natural order."""
        return {slug: place for place, slug in enumerate(self.labels)}


# By facet, model and language: revision of the vocabularies, when it was read, and what.
_held: dict[tuple[str, str, str], tuple[int, float, Vocabulary]] = {}


def held_vocabulary(facet: Facet, revision: int) -> Vocabulary:
    """The words of a facet's vocabulary, kept in this process until ``revision`` of the vocabularies changes.

    What was changed without a signal (``QuerySet.update()``) is seen within :data:`MAX_AGE` seconds.
    """
    if not facet.model:
        return vocabulary(facet)
    place = (facet.name, facet.model, get_language() or "")
    now = time.monotonic()
    if (held := _held.get(place)) and held[0] == revision and now - held[1] < MAX_AGE:
        return held[2]
    found = vocabulary(facet)
    _held[place] = (revision, now, found)
    return found


def vocabulary(facet: Facet, slugs: Collection[str] | None = None) -> Vocabulary:
    """The words of a facet's vocabulary.

    Parameters
    ----------
    slugs:
        Only these, for vocabularies of thousands (authors, tags); all without it.

    A facet without a vocabulary gives an empty one: its values are their own labels.
    """
    if facet.choices:
        return Vocabulary(dict(facet.choices), {})
    if not facet.model:
        return Vocabulary({}, {})
    model: Any = apps.get_model(facet.model)
    terms = model._default_manager.all()
    if slugs is not None:
        terms = terms.filter(slug__in=slugs)
    fields = {field.name for field in model._meta.get_fields()}
    columns = ["slug", "name"]
    columns += ["parent__slug"] if facet.nested else []
    columns += ["locale__language_code"] if "locale" in fields else []
    labels: dict[str, Text] = {}
    parents: dict[str, str] = {}
    for row in terms.values(*columns):
        slug = row["slug"]
        if slug in labels and row.get("locale__language_code") != get_language():
            continue  # a translation for another language
        labels[slug] = row["name"]
        if row.get("parent__slug"):
            parents[slug] = row["parent__slug"]
    return Vocabulary(labels, parents)


def section_facet() -> Facet:
    """The facet of sections, which is the search's own."""
    choices = tuple((plugin.slug, plugin.label) for plugin in registry.plugins().values())
    return Facet(name=SECTION, label=_("Раздел"), choices=choices, order="natural")


def all_facets() -> dict[str, Facet]:
    """The section's facet, then those of the plugins."""
    return {SECTION: section_facet(), **registry.facets()}
