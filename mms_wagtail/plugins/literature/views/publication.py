"""The page of a publication."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from mms_wagtail.plugins.literature.domain.presenting import publication_context
from mms_wagtail.plugins.literature.domain.reading import public, with_parts


@require_safe
def publication_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A publication that every visitor may see; for others it does not exist."""
    publication = get_object_or_404(with_parts(public()), slug=slug)
    context = publication_context(publication, request=request)
    return render(request, "mms_wagtail/literature/publication.html", context)
