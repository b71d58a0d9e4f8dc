"""«Эффективность объединений» in the menu of reports."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.choices import Level
from mms_wagtail.plugins.associations.describe.effectiveness import (
    YEAR,
    asked_year,
    report_context,
    year_links,
)
from mms_wagtail.plugins.associations.domain.effectiveness.measuring import measured_in
from mms_wagtail.plugins.associations.domain.effectiveness.report import Line, lines_of, years_with_work
from mms_wagtail.plugins.associations.domain.effectiveness.workbook import workbook
from mms_wagtail.plugins.associations.domain.permissions import edits_all

NAME = "mms_effectiveness_report"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class EffectivenessReportView(WagtailAdminTemplateMixin, TemplateView):
    """A school year of all associations (``god``, ``uroven``, ``poryadok``), or a file (``export=xlsx``)."""

    template_name = "mms_wagtail/associations/admin/effectiveness_report.html"
    page_title: Any = _("Эффективность объединений")
    header_icon = "group"
    _show_breadcrumbs = True
    breadcrumbs_items = [{"url": "", "label": _("Эффективность объединений")}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not edits_all(request.user):
            refused: HttpResponse = permission_denied(request)
            return refused
        return cast("HttpResponse", super().dispatch(request, *args, **kwargs))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.years = years_with_work()
        self.year = asked_year(request.GET.get(YEAR, ""), self.years)
        lines = self._lines(self.year)
        if request.GET.get("export") == "xlsx":
            response = HttpResponse(workbook(lines, year=self.year), content_type=XLSX)
            name = f"effektivnost-{self.year.slug}.xlsx"
            response["Content-Disposition"] = f'attachment; filename="{name}"'
            return response
        return self.render_to_response(self.get_context_data(lines=lines))

    def _lines(self, year: SchoolYear) -> list[Line]:
        pages = measured_in(year).select_related("organization")
        if self.level:
            pages = pages.filter(level=self.level)
        lines = lines_of(list(pages), year=year)
        if self.request.GET.get("poryadok") == "ocenka":
            # Whom to help first: the lowest at the top, those without data last.
            lines.sort(key=lambda line: (line.now.total is None, line.now.total or 0))
        return lines

    @property
    def level(self) -> str:
        asked = self.request.GET.get("uroven", "")
        return asked if asked in Level.values else ""

    def get_context_data(self, lines: Any = (), **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        query = self.request.GET.copy()
        query["export"] = "xlsx"
        return {
            **context,
            **report_context(lines, year=self.year),
            "years": year_links(self.years, self.year),
            "levels": Level.choices,
            "level": self.level,
            "by_score": self.request.GET.get("poryadok") == "ocenka",
            "xlsx_url": f"?{query.urlencode()}",
        }


class ReportMenuItem(MenuItem):
    """Shown to those who may read the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        return edits_all(request.user)


def menu_item() -> ReportMenuItem:
    """The report in Wagtail's menu «Отчёты»."""
    return ReportMenuItem(
        _("Эффективность объединений"), reverse(NAME), name="effectiveness", icon_name="group", order=820
    )
