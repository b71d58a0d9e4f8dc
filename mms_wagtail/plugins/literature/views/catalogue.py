"""All publications: a search with the section fixed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mms_wagtail.search.api import results_for


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """The list of publications, with its facets. The address is the only state."""
    results = results_for(request.GET, path=request.path, section="publications")
    return render(
        request, "mms_wagtail/literature/catalogue.html", {"results": results, "section": "publications"}
    )
