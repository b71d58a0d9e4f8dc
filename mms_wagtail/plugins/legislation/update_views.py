"""Public pages beside those of updates: the calendar and its file, digests of months."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mms_wagtail.plugins.legislation.domain.calendar import calendar_events, months_of, year_ahead
from mms_wagtail.plugins.legislation.domain.digest import digest_months, make_digest, read_month
from mms_wagtail.plugins.legislation.domain.ics import calendar_file
from mms_wagtail.plugins.legislation.domain.section import section_page


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """What enters into force in the next twelve months, by months."""
    today = timezone.localdate()
    events = calendar_events(since=today, until=year_ahead(today), request=request)
    context = {
        "months": months_of(events),
        "total": len(events),
        "until": year_ahead(today),
        "section_page": section_page(),
    }
    return render(request, "mms_wagtail/legislation/calendar.html", context)


@require_safe
def calendar_ics(request: HttpRequest) -> HttpResponse:
    """The same for calendars of telephones (RFC 5545)."""
    today = timezone.localdate()
    events = calendar_events(since=today, until=year_ahead(today), request=request)
    base = f"{request.scheme}://{request.get_host()}"
    content = calendar_file(events, base=base, name=_("Законодательство об образовании"))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="zakonodatelstvo.ics"'
    return response


@require_safe
def digests(request: HttpRequest) -> HttpResponse:
    """The months that have a digest."""
    context = {"months": digest_months(), "section_page": section_page()}
    return render(request, "mms_wagtail/legislation/digests.html", context)


@require_safe
def digest(request: HttpRequest, month: str) -> HttpResponse:
    """The digest of one month, to be read, sent and printed.

    Raises
    ------
    Http404
        For what is no month, or has no digest.
    """
    first = read_month(month)
    made = make_digest(first, request) if first else None
    if made is None:
        raise Http404
    return render(
        request, "mms_wagtail/legislation/digest.html", {"digest": made, "section_page": section_page()}
    )
