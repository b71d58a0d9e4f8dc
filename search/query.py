"""The address of a search, and what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, cast
from urllib.parse import quote_plus

from django.utils.translation import gettext as _

from mms_wagtail.conf import get_settings
from mms_wagtail.contracts import Text
from mms_wagtail.search.labels import SECTION, all_facets
from mms_wagtail.search.plan import Sort
from mms_wagtail.search.text import clean

SORTS: tuple[Sort, ...] = ("relevance", "newest", "title")
MAX_VALUE_LENGTH = 120
LITERAL = "literal"
# A range of numbers is asked as its values, so it has an end.
FIRST_NUMBER, LAST_NUMBER = 1900, 2100
FROM, TO = "_from", "_to"
# Deeper pages than this are no reading, but a robot's walk.
MAX_HITS = 10_000


@dataclass(frozen=True, kw_only=True)
class SearchRequest:
    """What a reader asks for.

    ``section`` is set on a section's own page and is then no filter; ``ranges`` are the
    first and the last number of facets that have ranges (0 for an open end); ``literal``
    wants the words as they were typed.
    """

    text: str = ""
    section: str = ""
    selected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = "relevance"
    page: int = 1
    per_page: int = 10
    path: str = ""
    ranges: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    literal: bool = False
    notices: tuple[Text, ...] = ()

    @property
    def default_sort(self) -> Sort:
        """Without words there is no relevance: a listing begins with the newest."""
        return "relevance" if self.text else "newest"

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        """What was chosen, and the section of a section's page."""
        fixed = {SECTION: (self.section,)} if self.section else {}
        spans = {
            name: (*self.selected.get(name, ()), *_numbers(first, last))
            for name, (first, last) in self.ranges.items()
        }
        return {**self.selected, **spans, **fixed}

    def url(self, **changes: Any) -> str:
        """The address of this search with ``changes``: defaults left out, always in one order.

        Anything but a change of the page leads to the first page.
        """
        other = replace(self, **{"page": 1, **changes})
        pairs = other.pairs
        query = "&".join(f"{name}={_quoted(value)}" for name, value in pairs)
        return f"{other.path}?{query}" if query else other.path

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Names and values of the address."""
        pairs: list[tuple[str, str]] = [("q", self.text)] if self.text else []
        for name in sorted(self.selected):
            pairs += [(name, value) for value in self.selected[name]]
        for name, (first, last) in sorted(self.ranges.items()):
            pairs += [(name + FROM, str(first))] if first else []
            pairs += [(name + TO, str(last))] if last else []
        if self.literal and self.text:
            pairs.append((LITERAL, "1"))
        if self.sort != self.default_sort:
            pairs.append(("sort", self.sort))
        if self.per_page != get_settings().page_sizes[0]:
            pairs.append(("per_page", str(self.per_page)))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return pairs

    def toggled(self, facet: str, value: str) -> str:
        """The address with ``value`` chosen, or no longer chosen."""
        values = self.selected.get(facet, ())
        changed = tuple(item for item in values if item != value) if value in values else (*values, value)
        selected = {name: chosen for name, chosen in self.selected.items() if name != facet}
        return self.url(selected={**selected, facet: changed} if changed else selected)

    def adding(self, facet: str) -> Callable[[str], str]:
        """Gives the address with one more value chosen, faster than :meth:`toggled` for many values."""
        values = (*self.selected.get(facet, ()), _MARK)
        before, after = self.url(selected={**self.selected, facet: values}).split(_quoted(_MARK))
        return lambda value: f"{before}{_quoted(value)}{after}"


# No address has it: control characters are cleaned away.
_MARK = "\0"
# A page has a hundred links that say nearly the same.
_quoted = lru_cache(maxsize=10_000)(quote_plus)


def read_request(params: Any, *, path: str = "", section: str = "") -> SearchRequest:
    """Read an address. Whatever does not fit is left out with a notice; nothing raises.

    Parameters
    ----------
    params:
        A ``QueryDict``.
    path:
        Address that the links of the results begin with.
    section:
        Slug of the section whose page this is, "" for the search of all.
    """
    notices: list[Text] = []
    settings = get_settings()
    text = " ".join(clean(params.get("q", "")).split())
    if len(text) > settings.max_query_length:
        text = text[: settings.max_query_length].rsplit(" ", 1)[0]
        notices.append(
            _("Запрос длинный: мы искали по первым %d знакам. Короткий запрос найдёт точнее.") % len(text)
        )
    selected = _selected(params, section, notices)
    sort = params.get("sort", "")
    if sort and sort not in SORTS:
        notices.append(_("Такого порядка сортировки нет, показан обычный."))
    if sort not in SORTS or (sort == "relevance" and not text):
        sort = "relevance" if text else "newest"
    per_page = _number(params.get("per_page", ""))
    return SearchRequest(
        text=text,
        section=section,
        selected=selected,
        sort=cast("Sort", sort),
        page=max(1, _number(params.get("page", "")) or 1),
        per_page=per_page if per_page in settings.page_sizes else settings.page_sizes[0],
        path=path,
        ranges=_ranges(params, notices),
        literal=params.get(LITERAL, "") == "1",
        notices=tuple(notices),
    )


def _selected(params: Any, section: str, notices: list[Text]) -> dict[str, tuple[str, ...]]:
    selected: dict[str, tuple[str, ...]] = {}
    room = get_settings().max_selected_values
    for name in all_facets():
        if name == SECTION and section:
            continue
        values = dict.fromkeys(clean(value).strip()[:MAX_VALUE_LENGTH] for value in params.getlist(name))
        kept = tuple(value for value in values if value)[:room]
        if len(kept) < sum(map(bool, values)):
            notices.append(_("Выбрано слишком много условий: лишние не учтены. Снимите часть отметок."))
        room -= len(kept)
        if kept:
            selected[name] = kept
    return selected


def _ranges(params: Any, notices: list[Text]) -> dict[str, tuple[int, int]]:
    ranges: dict[str, tuple[int, int]] = {}
    for name, facet in all_facets().items():
        if not facet.ranged:
            continue
        ends = []
        for end in (FROM, TO):
            typed = clean(params.get(name + end, "")).strip()
            number = _number(typed)
            if typed and not FIRST_NUMBER <= number <= LAST_NUMBER:
                notices.append(
                    _("«%(label)s»: напишите число от %(first)d до %(last)d вместо «%(typed)s».")
                    % {"label": facet.label, "first": FIRST_NUMBER, "last": LAST_NUMBER, "typed": typed[:20]}
                )
                number = 0
            ends.append(number)
        first, last = ends
        if first or last:
            ranges[name] = (last, first) if first > last > 0 else (first, last)
    return ranges


def _numbers(first: int, last: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(first or FIRST_NUMBER, (last or LAST_NUMBER) + 1))


def _number(text: str) -> int:
    """A number of up to nine digits, 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
