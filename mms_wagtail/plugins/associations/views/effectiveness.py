"""The page of those who are measured: their numbers, and how the score is made of them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mms_wagtail.accounts.api import cabinet_required
from mms_wagtail.plugins.associations.describe.effectiveness import (
    YEAR,
    asked_year,
    line_context,
    year_links,
)
from mms_wagtail.plugins.associations.domain.effectiveness.access import measured_for
from mms_wagtail.plugins.associations.domain.effectiveness.report import lines_of, years_with_work


@require_safe
@cabinet_required
def mine(request: HttpRequest) -> HttpResponse:
    """The associations of the person; of one alone its page at once."""
    pages = list(measured_for(request.user))
    if len(pages) == 1:
        return redirect("mms_effectiveness:association", pages[0].pk)
    context = {"page_title": _("Показатели объединений"), "associations": pages, "noindex": True}
    return render(request, "mms_wagtail/associations/effectiveness_list.html", context)


@require_safe
@cabinet_required
def show(request: HttpRequest, association_id: int) -> HttpResponse:
    """One association's year; for others than its members and the service it does not exist."""
    page = measured_for(request.user, with_all=True).filter(pk=association_id).first()
    if page is None:
        raise Http404
    years = years_with_work()
    year = asked_year(request.GET.get(YEAR, ""), years)
    (line,) = lines_of([page], year=year)
    context: dict[str, Any] = {
        "page_title": _("Показатели объединения"),
        "noindex": True,
        "years": year_links(years, year),
        **line_context(line, year=year),
    }
    return render(request, "mms_wagtail/associations/effectiveness.html", context)
