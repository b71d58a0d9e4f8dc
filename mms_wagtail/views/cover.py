"""Serves drawn covers."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from mms_wagtail.covers import cover_svg

YEAR = 365 * 24 * 3600


@require_safe
@cache_control(public=True, max_age=YEAR, immutable=True)
def cover(request: HttpRequest, kind: str, subject: str, seed: str) -> HttpResponse:
    """The cover of a kind, a subject and a seed; the address alone decides the picture."""
    return HttpResponse(cover_svg(kind=kind, subject=subject, seed=seed), content_type="image/svg+xml")
