"""Public pages of acts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from mms_wagtail.plugins.legislation.models import LegalAct


@require_safe
def acts(request: HttpRequest) -> HttpResponse:
    """All acts: a search with the section fixed."""
    return render(request, "mms_wagtail/legislation/acts.html")


@require_safe
def act(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of an act."""
    found = get_object_or_404(LegalAct.objects.select_related("issuer"), slug=slug)
    return render(request, "mms_wagtail/legislation/act.html", {"act": found})
