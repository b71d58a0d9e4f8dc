"""What an engine is asked: concepts, filters and order, in no engine's language."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Sort = Literal["relevance", "newest", "title"]

# Title, tags and people say what a thing is about; phrases of a body are often common to many.
FIELD_WEIGHTS: dict[str, float] = {
    "identifiers": 8.0,
    "title": 5.0,
    "authors": 7.0,
    "tags": 5.0,
    "terms": 2.5,
    "annotation": 3.5,
    "body": 2.0,
}
# Catch-alls: all fields one after another, and the strong ones.
ANYWHERE = "anywhere"
STRONGLY = "strongly"
# A term at the end of every field, so that engines agree on how many documents have the field and
# how long it is.
SENTINEL = "¤"
# What «похожие материалы» compares: the terms of these fields, the most telling first.
GIST_FIELDS = {"title": 3.0, "tags": 3.0, "terms": 1.0, "annotation": 1.0}
MAX_GIST = 40
STRONG_FIELDS = ("identifiers", "title", "authors", "tags")
# A document that has several fields with the word is a little better than one that has the best of them.
TIE_BREAKER = 0.1
# Alternatives below this weight do not make a document a hit.
COUNTED = 0.5
# What every concept that a document has adds to its score, by where it has it: many are better than one.
BONUS_STRONGLY = 4.0
BONUS_ANYWHERE = 3.0
# What two words side by side add that stand so in a strong field too.
BONUS_PAIR = 6.0
# A phrase is as rare as its words together; it is to count as about one of them.
PHRASE_DAMPING = 0.8
# Parts of a query's weight that a document must have; of a short one more.
SHORT_QUERY = 2
ENOUGH_OF_SHORT = 0.6
ENOUGH_OF_SHORT_STRONGLY = 0.5
ENOUGH_ANYWHERE = 0.35
ENOUGH_STRONGLY = 0.3


@dataclass(frozen=True)
class Alternative:
    """A term, or several that stand one after another, with a weight up to 1."""

    terms: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Concept:
    """One thing a reader asks for, in all the words that mean it.

    ``share`` says how much of the question it is; what has none only ranks. Without
    what is ``required`` nothing is a hit.
    """

    alternatives: tuple[Alternative, ...]
    share: int = 1
    required: bool = False

    @property
    def counted(self) -> tuple[Alternative, ...]:
        """Alternatives that make a document one about this; fainter ones only rank."""
        found = tuple(item for item in self.alternatives if item.weight >= COUNTED)
        return found or self.alternatives[:1]


@dataclass(frozen=True, kw_only=True)
class EngineQuery:
    """A question to an engine.

    Parameters
    ----------
    concepts:
        Empty for a listing, which has no relevance.
    pairs:
        Neighbours in the question; a document that has them so in a strong field ranks higher.
    phrases:
        Terms that must stand one after another, each with its alternatives.
    excluded:
        What no hit may have.
    filters:
        Facet to values: values of one facet are alternatives, facets are all demanded.
    now:
        Documents that have expired by then are not found.
    facets:
        Names of the facets to count; a facet's own filter does not narrow its counts.
    """

    concepts: tuple[Concept, ...] = ()
    pairs: tuple[Alternative, ...] = ()
    phrases: tuple[Alternative, ...] = ()
    excluded: tuple[Alternative, ...] = ()
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


def demanded(concepts: Sequence[Concept]) -> tuple[int, int]:
    """How much of the concepts' shares a document must have: anywhere, or in its strong fields alone.

    One word of two in a body is noise («рецепт» of «рецепт борща»); one of two in a
    title is a find. Of a long query, which is often a whole sentence, less is enough.
    """
    shares = [concept.share for concept in concepts if concept.share]
    total = sum(shares)
    if len(shares) <= SHORT_QUERY:
        return max(1, math.ceil(total * ENOUGH_OF_SHORT)), max(1, math.ceil(total * ENOUGH_OF_SHORT_STRONGLY))
    return max(1, math.ceil(total * ENOUGH_ANYWHERE)), max(1, math.ceil(total * ENOUGH_STRONGLY))
