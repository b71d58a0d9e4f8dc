"""The search in templates, of ours and of hosts."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import QueryDict
from django.urls import reverse

from mms_wagtail.search import api
from mms_wagtail.search.results import FacetValue, Hit, Results

register = template.Library()


@register.simple_tag
def newest_documents(limit: int = 6, section: str = "") -> tuple[Hit, ...]:
    """``{% newest_documents limit=6 section="materials" as hits %}``"""
    return api.newest(limit=limit, section=section)


@register.simple_tag
def newest_by_section(limit: int = 3) -> list[api.SectionNews]:
    """``{% newest_by_section limit=3 as sections %}``: objects with ``plugin``, ``hits``, ``total``."""
    return api.newest_by_section(limit=limit)


@register.simple_tag
def similar_to(page: Any, limit: int = 4) -> tuple[Hit, ...]:
    """``{% similar_to page limit=4 as hits %}``"""
    return api.similar(page, limit=limit)


@register.simple_tag(takes_context=True)
def section_results(context: template.Context, section: str) -> Results:
    """``{% section_results section="materials" as results %}``: the section's own listing."""
    request = context["request"]
    return api.results_for(request.GET, path=request.path, section=section)


@register.simple_tag
def facet_values(name: str, limit: int = 8) -> tuple[FacetValue, ...]:
    """``{% facet_values "level" as values %}``: values over the whole portal; none without an index."""
    everything = api.results_for(QueryDict(), path=reverse("mms_search:results"))
    values = next((group.values for group in everything.facets if group.name == name), ())
    return values[:limit]


@register.simple_tag
def search_url(**params: Any) -> str:
    """``{% search_url q="дроби" subject="algebra" as url %}``"""
    given = {name: value for name, value in params.items() if value}
    address = reverse("mms_search:results")
    return f"{address}?{urlencode(given)}" if given else address
