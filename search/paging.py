"""Pages, sorting and page sizes as links."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mms_wagtail.conf import get_settings
from mms_wagtail.contracts import Text
from mms_wagtail.search.query import SearchRequest
from mms_wagtail.search.results import PageLink, Pager, SortOption

AROUND = 2


def page_count(total: int, per_page: int) -> int:
    return max(1, -(-total // per_page))


def make_pager(request: SearchRequest, total: int, shown: int) -> Pager | None:
    """The pager of ``total`` results of which ``shown`` stand on this page; None for nothing."""
    if not total:
        return None
    count = page_count(total, request.per_page)
    number = request.page
    first = (number - 1) * request.per_page + 1
    return Pager(
        number=number,
        count=count,
        previous=request.url(page=number - 1) if number > 1 else "",
        next=request.url(page=number + 1) if number < count else "",
        links=_links(request, number, count),
        first_hit=first,
        last_hit=max(first, first + shown - 1),
    )


def _links(request: SearchRequest, number: int, count: int) -> tuple[PageLink, ...]:
    near = range(max(1, number - AROUND), min(count, number + AROUND) + 1)
    wanted = sorted({1, *near, count})
    links: list[PageLink] = []
    for place, page in enumerate(wanted):
        if place and page - wanted[place - 1] > 1:
            links.append(PageLink(number=None))
        links.append(PageLink(number=page, url=request.url(page=page), current=page == number))
    return tuple(links)


def sort_options(request: SearchRequest) -> tuple[SortOption, ...]:
    """Ways to sort; relevance only where there are words."""
    labels: list[tuple[str, Text]] = [("newest", _("Сначала новые")), ("title", _("По названию"))]
    if request.text:
        labels.insert(0, ("relevance", _("По соответствию")))
    return tuple(
        SortOption(value=value, label=label, url=request.url(sort=value), selected=value == request.sort)
        for value, label in labels
    )


def page_size_options(request: SearchRequest) -> tuple[SortOption, ...]:
    return tuple(
        SortOption(
            value=str(size),
            label=str(size),
            url=request.url(per_page=size),
            selected=size == request.per_page,
        )
        for size in get_settings().page_sizes
    )
