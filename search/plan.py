"""What an engine is asked: concepts, filters and order, in no engine's language."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Sort = Literal["relevance", "newest", "title"]

# Title, tags and people say what a thing is about; phrases of a body are often common to many.
FIELD_WEIGHTS: dict[str, float] = {
    "identifiers": 8.0,
    "title": 6.0,
    "authors": 5.0,
    "tags": 4.0,
    "terms": 2.5,
    "annotation": 2.5,
    "body": 1.0,
}
STRONG_FIELDS = ("identifiers", "title", "authors", "tags")
# A document that has several fields with the word is a little better than one that has the best of them.
TIE_BREAKER = 0.1
# Parts of a query's words that a document must have; the words of a short one it must have all.
SHORT_QUERY = 2
ENOUGH_ANYWHERE = 0.34
ENOUGH_STRONGLY = 0.25


@dataclass(frozen=True)
class Concept:
    """One thing a reader asks for: terms that mean it, each with a weight up to 1."""

    alternatives: tuple[tuple[str, float], ...]


@dataclass(frozen=True, kw_only=True)
class EngineQuery:
    """A question to an engine.

    Parameters
    ----------
    concepts:
        Empty for a listing, which has no relevance.
    filters:
        Facet to values: values of one facet are alternatives, facets are all demanded.
    now:
        Documents that have expired by then are not found.
    facets:
        Names of the facets to count; a facet's own filter does not narrow its counts.
    """

    concepts: tuple[Concept, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 10
    now: dt.datetime
    facets: tuple[str, ...] = ()


@dataclass(frozen=True)
class EngineResult:
    """Keys with scores in order, the exact total, and counts by facet and value."""

    hits: tuple[tuple[str, float], ...]
    total: int
    counts: dict[str, dict[str, int]]


def demanded(count: int) -> tuple[int, int]:
    """How many of ``count`` concepts a document must have: anywhere, or in its strong fields alone.

    One word of two in a body is noise («рецепт» of «рецепт борща»); one of two in a
    title is a find. Of a long query, which is often a whole sentence, a third is enough.
    """
    anywhere = count if count <= SHORT_QUERY else math.ceil(count * ENOUGH_ANYWHERE)
    return max(1, anywhere), max(1, math.ceil(count * ENOUGH_STRONGLY))
