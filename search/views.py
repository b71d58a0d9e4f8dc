"""The page of results, suggestions, and what robots are told."""

from __future__ import annotations

from contextlib import suppress

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mms_wagtail.search.api import results_for
from mms_wagtail.search.labels import all_facets
from mms_wagtail.search.misses import note_miss
from mms_wagtail.search.suggesting import suggest

FRAGMENT = "mms-results"
SUGGESTIONS_LIVE = 60


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Results for the query string; only their fragment when the page's script asks for it."""
    found = results_for(request.GET, path=request.path)
    if found.query and found.ready and not (found.total or found.chips):
        note_miss(found.query)
    fragment = request.headers.get("X-Requested-With") == FRAGMENT
    context = {
        "results": found,
        "noindex": bool(found.chips or found.query),
        "page_title": _("Поиск: %s") % found.query if found.query else _("Поиск"),
    }
    name = "_results" if fragment else "results"
    response = render(request, f"mms_wagtail/search/{name}.html", context)
    patch_vary_headers(response, ["X-Requested-With"])
    return response


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """``{"suggestions": [{"label", "kind", "url"}]}`` for what has been typed (``q``)."""
    found = suggest(request.GET.get("q", ""))
    lines = [{"label": item.label, "kind": str(item.kind), "url": item.url} for item in found]
    response = JsonResponse({"suggestions": lines}, json_dumps_params={"ensure_ascii": False})
    patch_cache_control(response, private=True, max_age=SUGGESTIONS_LIVE)
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keeps robots on pages of content: searches and combinations of facets are endless."""
    lines = ["User-agent: *", f"Disallow: {reverse('mms_search:results')}"]
    with suppress(NoReverseMatch):
        lines.append(f"Disallow: {reverse('wagtailadmin_home')}")
    lines += [f"Disallow: /*?*{name}=" for name in (*all_facets(), "sort", "per_page", "q")]
    with suppress(NoReverseMatch):
        lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('mms_sitemaps'))}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
