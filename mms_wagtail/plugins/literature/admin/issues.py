"""Issues of the digest in the admin: the list, the latest first."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from mms_wagtail.plugins.literature.admin.publications import LiteratureGroup
from mms_wagtail.plugins.literature.models import LiteratureNewsItem, LiteratureNewsPage


class IssueIndexView(IndexView):
    """Two queries more than the listing itself, whatever the number of issues."""

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        shown = [page.pk for page in context["object_list"]]
        rows = LiteratureNewsItem.objects.filter(page__in=shown).order_by().values("page")
        totals = dict(rows.annotate(total=Count("pk")).values_list("page", "total"))
        for page in context["object_list"]:
            page.items_total = totals.get(page.pk, 0)
        return context


class IssueListingViewSet(PageListingViewSet):
    """«Выпуски»: editors need not look for the section among the pages."""

    model = LiteratureNewsPage
    index_view_class = IssueIndexView
    name = "mms_literature_issues"
    url_prefix = "vypuski-novinok"
    icon = "doc-full"
    menu_label = _("Выпуски новинок")
    menu_order = 50
    menu_hook = LiteratureGroup.submenu_hook
    ordering = "-month"
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Выпуск"), sort_key="title", classname="title", width="45%"),
        Column("number", label=_("Номер"), sort_key="number", width="10%"),
        Column(
            "month",
            label=_("За какой месяц"),
            accessor=lambda page: format_date(page.month, "F Y").lower() if page.month else "",
            sort_key="month",
            width="20%",
        ),
        Column("items_total", label=_("Изданий"), width="10%"),
        PageStatusColumn("status", label=_("Состояние"), sort_key="live", width="15%"),
    ]
