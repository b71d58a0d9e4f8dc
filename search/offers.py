"""Words of a query that name a value of a facet become filters of one click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from mms_wagtail.search.facet_groups import Vocabularies, listed_facets
from mms_wagtail.search.query import SearchRequest
from mms_wagtail.search.results import Offer
from mms_wagtail.search.text import Token, tokenize
from mms_wagtail.search.thesaurus import content
from mms_wagtail.search.understanding import Understanding

MAX_OFFERS = 4
MAX_LABEL = 6


def offers(
    request: SearchRequest,
    meant: Understanding,
    counts: Mapping[str, Mapping[str, int]],
    words: Vocabularies,
) -> tuple[Offer, ...]:
    """Values that the query names and that would find something, the longest names first."""
    tokens = meant.tokens
    searched = meant.shown or request.text
    said = {term for token in tokens for term in token.terms}
    found: list[tuple[int, Offer]] = []
    for name, facet in listed_facets(request).items():
        for slug, label in words[name].labels.items():
            count = counts.get(name, {}).get(slug, 0)
            if not count or slug in request.selected.get(name, ()):
                continue
            named = label_words(str(label))
            if not named or named[0].isdisjoint(said):
                continue
            place, length = _named(tokens, named)
            if not length:
                continue
            rest = searched[: tokens[place].start] + searched[tokens[place + length - 1].end :]
            chosen = {**request.selected, name: (*request.selected.get(name, ()), slug)}
            url = request.url(text=" ".join(rest.split()), selected=chosen)
            offer = Offer(facet_label=facet.label, label=label, count=count, url=url)
            found.append((length, offer))
    found.sort(key=lambda item: (-item[0], -item[1].count))
    return tuple(offer for _length, offer in found[:MAX_OFFERS])


@lru_cache(maxsize=5_000)
def label_words(label: str) -> tuple[frozenset[str], ...]:
    """The terms of each word of a label, () for a long one."""
    tokens = content(tokenize(label))
    return tuple(frozenset(token.terms) for token in tokens) if len(tokens) <= MAX_LABEL else ()


def _named(tokens: Sequence[Token], label: Sequence[frozenset[str]]) -> tuple[int, int]:
    """Where ``tokens`` say ``label``: place and length, (0, 0) for nowhere."""
    size = len(label)
    for place in range(len(tokens) - size + 1 if size else 0):
        if all(words & set(tokens[place + step].terms) for step, words in enumerate(label)):
            return place, size
    return 0, 0
