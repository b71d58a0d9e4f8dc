"""Serves drawn jackets."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from mms_wagtail.plugins.literature.domain.jackets import jacket_svg
from mms_wagtail.plugins.literature.domain.reading import public

MONTH = 30 * 24 * 3600


@require_safe
@cache_control(public=True, max_age=MONTH)
def jacket(request: HttpRequest, slug: str) -> HttpResponse:
    """The jacket of a publication that every visitor may see. Two queries."""
    publication = get_object_or_404(public().prefetch_related("contributors"), slug=slug)
    return HttpResponse(jacket_svg(publication), content_type="image/svg+xml")
