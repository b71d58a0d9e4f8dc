"""«Документы службы»: the mandatory list with what is in force and what is lacking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import path, reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from mms_wagtail.plugins.service.admin.links import VIEWS, gap_lines
from mms_wagtail.plugins.service.choices import DocumentKind
from mms_wagtail.plugins.service.domain.register import Entry, register_entries
from mms_wagtail.plugins.service.edition_rules import edition_name
from mms_wagtail.plugins.service.permissions import may_mend
from mms_wagtail.plugins.service.register_rules import REGISTER, gaps


@dataclass(frozen=True, kw_only=True)
class ReportRow:
    """A mandatory document: ``edition`` is the one in force, "" without one."""

    label: str
    clause: str
    edition: str
    act: str
    url: str


class RegisterReport(WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]
    """A fixed number of queries."""

    template_name = "mms_wagtail/service/admin/report.html"
    page_title = _("Обязательные документы службы")
    header_icon = "doc-full-inverse"
    _show_breadcrumbs = True
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy("mms_service_report"), "label": _("Обязательные документы службы")},
    ]

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if not may_mend(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        entries = register_entries(on=today)
        return {
            **super().get_context_data(**kwargs),
            "rows": report_rows(entries),
            "gaps": gap_lines(gaps([entry.document for entry in entries], on=today)),
            "list_url": reverse(f"{VIEWS}:list"),
        }


def report_rows(entries: list[Entry]) -> list[ReportRow]:
    """A row for each kind of clause 3.10, whether there is a document or not."""
    by_kind = {entry.document.kind: entry for entry in entries}
    rows = []
    for rule in REGISTER:
        entry = by_kind.get(rule.kind)
        current = entry.current if entry else None
        rows.append(
            ReportRow(
                label=str(DocumentKind(rule.kind).label),
                clause=rule.clause,
                edition=edition_name(current, rule.kind) if current else "",
                act=current.act_text if current else "",
                url=reverse(f"{VIEWS}:edit", args=[entry.document.pk])
                if entry
                else f"{reverse(f'{VIEWS}:add')}?kind={rule.kind}",
            )
        )
    return rows


class RegisterMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return may_mend(request.user)


def report_urls() -> list[Any]:
    return [path("reports/dokumenty-sluzhby/", RegisterReport.as_view(), name="mms_service_report")]


def report_menu_item() -> MenuItem:
    return RegisterMenuItem(
        _("Документы службы"), reverse("mms_service_report"), icon_name="doc-full-inverse", order=200
    )
