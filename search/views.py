"""The page of results."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mms_wagtail.search.api import results_for

FRAGMENT = "mms-results"


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Results for the query string; only their fragment when the page's script asks for it."""
    found = results_for(request.GET, path=request.path)
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
