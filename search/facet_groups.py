"""Counts become groups of links, in the words of the vocabularies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from mms_wagtail import registry
from mms_wagtail.contracts import Facet, Text
from mms_wagtail.search.labels import SECTION, Vocabulary, all_facets, held_vocabulary, vocabulary
from mms_wagtail.search.query import FROM, TO, SearchRequest
from mms_wagtail.search.results import Chip, FacetGroup, FacetRange, FacetValue

Vocabularies = dict[str, Vocabulary]


def listed_facets(request: SearchRequest) -> dict[str, Facet]:
    """Facets that are offered: not the section on a section's own page, where its own facets come first."""
    section = registry.plugins().get(request.section)
    own = {facet.name: place for place, facet in enumerate(section.facets)} if section else {}
    offered = {
        name: facet
        for name, facet in all_facets().items()
        if facet.listed and not (name == SECTION and request.section)
    }
    return {name: offered[name] for name in sorted(offered, key=lambda name: own.get(name, len(own)))}


def read_vocabularies(request: SearchRequest, revision: int) -> Vocabularies:
    """Words of the offered facets as of ``revision``, and of what was chosen in the others."""
    found = {name: held_vocabulary(facet, revision) for name, facet in listed_facets(request).items()}
    for name, facet in all_facets().items():
        if name in request.selected and name not in found:
            found[name] = vocabulary(facet, request.selected[name])
    return found


def facet_groups(
    request: SearchRequest, counts: Mapping[str, Mapping[str, int]], words: Vocabularies
) -> tuple[FacetGroup, ...]:
    """Groups of values with counts, without those that nothing has."""
    groups = []
    for name, facet in listed_facets(request).items():
        values = _values(request, facet, counts.get(name, {}), words[name])
        if values:
            chosen = len(request.selected.get(name, ()))
            group = FacetGroup(
                name=name,
                label=facet.label,
                values=values,
                selected_count=chosen,
                range=_range(request, name) if facet.ranged else None,
            )
            groups.append(group)
    return tuple(groups)


def _range(request: SearchRequest, name: str) -> FacetRange:
    first, last = request.ranges.get(name, (0, 0))
    others = {other: ends for other, ends in request.ranges.items() if other != name}
    kept = replace(request, ranges=others, page=1).pairs
    return FacetRange(
        path=request.path,
        first_name=name + FROM,
        last_name=name + TO,
        first=str(first or ""),
        last=str(last or ""),
        hidden_inputs=tuple(kept),
    )


def _values(
    request: SearchRequest, facet: Facet, counts: Mapping[str, int], words: Vocabulary
) -> tuple[FacetValue, ...]:
    selected = request.selected.get(facet.name, ())
    slugs = [slug for slug in {**counts, **dict.fromkeys(selected)} if known(facet, slug, words)]
    children: dict[str, list[str]] = {}
    for slug in slugs:
        children.setdefault(words.parents.get(slug, "") if facet.nested else "", []).append(slug)

    with_one_more = request.adding(facet.name)

    def make(slug: str) -> FacetValue:
        below = ordered(facet, children[slug], counts, words) if facet.nested and slug in children else ()
        return FacetValue(
            value=slug,
            label=words.labels.get(slug, slug),
            count=counts.get(slug, 0),
            selected=slug in selected,
            url=request.toggled(facet.name, slug) if slug in selected else with_one_more(slug),
            children=tuple(map(make, below)),
        )

    present = set(slugs)
    # A child whose group is not there stands for itself.
    tops = [slug for slug in slugs if words.parents.get(slug, "") not in present or not facet.nested]
    return tuple(make(slug) for slug in ordered(facet, tops, counts, words))


def known(facet: Facet, slug: str, words: Vocabulary) -> bool:
    """Whether the vocabulary has the value; a deleted word is not offered."""
    return slug in words.labels or not (facet.model or facet.choices)


def ordered(facet: Facet, slugs: list[str], counts: Mapping[str, int], words: Vocabulary) -> list[str]:
    """Values in the order that the facet asks for."""
    if facet.order == "natural":
        places = words.places
        return sorted(slugs, key=lambda slug: (places.get(slug, len(places)), slug))
    if facet.order == "newest":
        return sorted(slugs, reverse=True)
    return sorted(slugs, key=lambda slug: (-counts.get(slug, 0), str(words.labels.get(slug, slug))))


def chips(request: SearchRequest, words: Vocabularies) -> tuple[Chip, ...]:
    """What was chosen, each with the address of the search without it."""
    facets = all_facets()
    chosen = [
        Chip(
            facet=name,
            facet_label=facets[name].label,
            label=chip_label(words[name], value),
            url=request.toggled(name, value),
        )
        for name, values in request.selected.items()
        for value in values
    ]
    chosen += [
        Chip(
            facet=name,
            facet_label=facets[name].label,
            label=range_label(*ends),
            url=request.url(ranges={other: kept for other, kept in request.ranges.items() if other != name}),
        )
        for name, ends in request.ranges.items()
    ]
    return tuple(chosen)


def range_label(first: int, last: int) -> Text:
    """«с 2019 по 2022», «с 2019», «по 2022»."""
    if first and last:
        return _("с %(first)d по %(last)d") % {"first": first, "last": last}
    return _("с %d") % first if first else _("по %d") % last


def chip_label(words: Vocabulary, value: str) -> Text:
    return words.labels.get(value, value)


def unknown_values(request: SearchRequest, words: Vocabularies) -> list[str]:
    """Chosen values that no vocabulary has: an old link, or a mistyped address."""
    facets = all_facets()
    return [
        value
        for name, values in request.selected.items()
        for value in values
        if not known(facets[name], value, words[name])
    ]
