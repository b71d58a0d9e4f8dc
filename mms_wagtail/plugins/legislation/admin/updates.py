"""«Что изменилось» in the admin: the list of updates."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ModelMultipleChoiceFilter
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from mms_wagtail.models import Audience, Subject
from mms_wagtail.plugins.legislation.models import LegislationUpdatePage


def day(date: dt.date | None) -> str:
    """The whole date: Wagtail's own column says «just now» of days to come."""
    return format_date(date, "j E Y") if date else ""


class UpdateFilterSet(PageFilterSet):
    audiences = ModelMultipleChoiceFilter(
        label=_("Кого касается"),
        queryset=Audience.objects.exclude(parent=None),
        widget=CheckboxSelectMultiple,
    )
    subjects = ModelMultipleChoiceFilter(
        label=_("Предмет"), queryset=Subject.objects.exclude(parent=None), widget=CheckboxSelectMultiple
    )
    has_child_pages = None
    site = None

    class Meta:
        model = LegislationUpdatePage
        fields: list[str] = []


class UpdateIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        # The listing turns its pages into specific ones, which forgets select_related.
        return super().get_base_queryset().prefetch_related("author", "audiences")


class UpdateListingViewSet(PageListingViewSet):
    """The newest first, with what is due."""

    model = LegislationUpdatePage
    index_view_class = UpdateIndexView
    filterset_class = UpdateFilterSet
    name = "mms_updates"
    url_prefix = "chto-izmenilos"
    icon = "calendar-check"
    menu_label = _("Что изменилось")
    menu_order = 100
    list_per_page = 50
    ordering = "-date"
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Что изменилось"), sort_key="title", classname="title", width="30%"),
        Column(
            "audiences",
            label=_("Кого касается"),
            accessor=lambda page: ", ".join(term.name for term in page.audiences.all()) or _("Всех"),
            width="20%",
        ),
        Column("date", label=_("Дата"), accessor=lambda page: day(page.date), sort_key="date", width="10%"),
        Column(
            "effective_from",
            label=_("Вступает в силу"),
            accessor=lambda page: day(page.effective_from),
            sort_key="effective_from",
            width="10%",
        ),
        Column(
            "due_on",
            label=_("Сделать до"),
            accessor=lambda page: day(page.due_on),
            sort_key="due_on",
            width="10%",
        ),
        Column(
            "checked_on",
            label=_("Проверено"),
            accessor=lambda page: day(page.checked_on),
            sort_key="checked_on",
            width="10%",
        ),
        PageStatusColumn("status", label=_("Состояние"), sort_key="live", width="10%"),
    ]
