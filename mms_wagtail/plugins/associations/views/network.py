"""The network as a tree, and as a map of subjects and schools."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mms_wagtail.plugins.associations.describe.section import section_url
from mms_wagtail.plugins.associations.domain.coverage import Cover, CoverageMap, coverage_map
from mms_wagtail.plugins.associations.domain.network import count_by_level, read_network
from mms_wagtail.plugins.associations.domain.tables import as_csv, as_xlsx

LEVEL = "uroven"
FORMATS: dict[str, tuple[Callable[[CoverageMap], bytes], str]] = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@require_safe
def tree(request: HttpRequest) -> HttpResponse:
    """All associations, each below the one that it belongs to."""
    tops = read_network(beside=urljoin(request.path, "../"))
    counts = count_by_level(tops)
    context = {"tops": tops, "counts": counts, "total": sum(counts.values()), "section_url": section_url()}
    return render(request, "mms_wagtail/associations/network.html", context)


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Who has no association; ``?uroven=basic`` narrows it to a level of education."""
    chart = coverage_map(request.GET.get(LEVEL, ""))
    context = {
        "chart": chart,
        "covers": list(Cover),
        "by_school": [(school, chart.missing(school)) for school in chart.schools],
        "query": f"?{LEVEL}={chart.level}" if chart.level else "",
        "section_url": section_url(),
    }
    return render(request, "mms_wagtail/associations/coverage.html", context)


@require_safe
def coverage_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The same as a table to download."""
    write, content_type = FORMATS[extension]
    name = _("Сеть объединений") + f".{extension}"
    response = HttpResponse(write(coverage_map(request.GET.get(LEVEL, ""))), content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
