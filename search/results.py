"""What a search gives back: hits, an exact total, facets, and what was understood."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from mms_wagtail.contracts import FileMark, Text


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One found document, ready to show.

    ``title_html`` and ``passage_html`` are escaped, with the words of the query
    inside ``<mark>``; ``title`` and ``passage`` are the same as plain text.
    ``passage_from`` names the part of the document that the passage stands in, "" for
    its own text. ``score`` is the engine's and comparable within one query only.
    """

    key: str
    title: str
    title_html: SafeString
    url: str
    section: str
    section_label: Text
    score: float
    passage: str
    passage_html: SafeString
    passage_from: str = ""
    facts: tuple[str, ...] = ()
    files: tuple[FileMark, ...] = ()
    date: dt.date | None = None
    published_at: dt.datetime | None = None
    modified_at: dt.datetime | None = None
    cover: str = ""
    outdated: bool = False


@dataclass(frozen=True, kw_only=True)
class FacetValue:
    """A value of a facet under the current query.

    ``count`` is the number of results when this value alone is chosen in its
    facet and the other facets stay as they are. ``url`` toggles the value.
    ``children`` are the values one level below, in a nested facet.
    """

    value: str
    label: Text
    count: int
    selected: bool
    url: str
    children: tuple[FacetValue, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FacetRange:
    """The form of a range: names and values of its two fields, and what to keep of the search."""

    path: str
    first_name: str
    last_name: str
    first: str
    last: str
    hidden_inputs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class FacetGroup:
    """A facet with its values; ``selected_count`` says how many are chosen."""

    name: str
    label: Text
    values: tuple[FacetValue, ...]
    selected_count: int = 0
    range: FacetRange | None = None


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A chosen value, and the URL of the same search without it."""

    facet: str
    facet_label: Text
    label: Text
    url: str


@dataclass(frozen=True, kw_only=True)
class SortOption:
    """One way to sort, and the URL that sorts so."""

    value: str
    label: Text
    url: str
    selected: bool


@dataclass(frozen=True, kw_only=True)
class PageLink:
    """A link of the pager. ``number`` is None for a gap («…»), which has no ``url``."""

    number: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True, kw_only=True)
class Pager:
    """Pages of the results, from 1. ``previous`` and ``next`` are URLs or ""."""

    number: int
    count: int
    previous: str
    next: str
    links: tuple[PageLink, ...]
    first_hit: int
    last_hit: int


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Words of the query that name a value of a facet, and the search with that value in their place."""

    facet_label: Text
    label: Text
    count: int
    url: str


@dataclass(frozen=True, kw_only=True)
class Results:
    """A page of results.

    ``understood`` is the query as it was searched, "" when that is the query
    itself; ``literal_url`` then searches for the words as they were typed.
    ``offers`` are filters that the query names, ``feed_url`` leads to a feed of this
    search, ``address`` and ``title`` are what it is kept under. ``notices`` are full sentences for
    the reader (a filter that does not exist was left out, the page asked for does
    not exist, …). ``ready`` is False when the index cannot answer now: the hits then
    come from a plain search in titles, without facets, and a notice says so.
    """

    query: str
    understood: str = ""
    literal_url: str = ""
    offers: tuple[Offer, ...] = ()
    total: int = 0
    hits: tuple[Hit, ...] = ()
    facets: tuple[FacetGroup, ...] = ()
    chips: tuple[Chip, ...] = ()
    address: str = ""
    title: str = ""
    clear_url: str = ""
    feed_url: str = ""
    sorts: tuple[SortOption, ...] = ()
    page_sizes: tuple[SortOption, ...] = ()
    pager: Pager | None = None
    hidden_inputs: tuple[tuple[str, str], ...] = ()
    notices: tuple[Text, ...] = field(default_factory=tuple)
    ready: bool = True
