"""The list of materials in the admin: what is there, by what it is found."""

from __future__ import annotations

from typing import Any

from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, ModelMultipleChoiceFilter
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from mms_wagtail.models import EducationLevel, Kind, Subject
from mms_wagtail.plugins.materials.domain.currency import STATES, in_state
from mms_wagtail.plugins.materials.models import MaterialPage


class StateFilter(ChoiceFilter):
    """Published, draft, outdated, outdated soon."""

    def filter(self, queryset: Any, value: str) -> Any:
        return in_state(queryset, value) if value else queryset


class MaterialFilterSet(PageFilterSet):
    state = StateFilter(label=_("Состояние"), choices=STATES, empty_label=_("Любое"), widget=RadioSelect)
    kind = ModelMultipleChoiceFilter(
        label=_("Вид"), queryset=Kind.objects.exclude(parent=None), widget=CheckboxSelectMultiple
    )
    subjects = ModelMultipleChoiceFilter(
        label=_("Предмет"), queryset=Subject.objects.exclude(parent=None), widget=CheckboxSelectMultiple
    )
    levels = ModelMultipleChoiceFilter(
        label=_("Уровень образования"), queryset=EducationLevel.objects.all(), widget=CheckboxSelectMultiple
    )
    has_child_pages = None
    site = None

    class Meta:
        model = MaterialPage
        fields: list[str] = []


class MaterialIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        queryset = super().get_base_queryset()
        # The listing turns its pages into specific ones, which forgets select_related.
        return queryset.prefetch_related("kind", "owner", "subjects", "levels")


class MaterialListingViewSet(PageListingViewSet):
    """«Материалы» in the admin's menu."""

    model = MaterialPage
    index_view_class = MaterialIndexView
    filterset_class = MaterialFilterSet
    name = "materials"
    icon = "folder-open-inverse"
    menu_label = _("Материалы")
    menu_order = 110
    add_to_admin_menu = True
    list_per_page = 50
    ordering = "-latest_revision_created_at"
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Название"), sort_key="title", classname="title"),
        Column("kind", label=_("Вид"), sort_key="kind__name", width="12%"),
        Column(
            "subjects", label=_("Предметы"), accessor=lambda page: names(page.subjects.all()), width="13%"
        ),
        Column("levels", label=_("Уровни"), accessor=lambda page: names(page.levels.all()), width="12%"),
        Column("year", label=_("Год"), sort_key="year", width="6%"),
        Column("owner", label=_("Кто добавил"), accessor=lambda page: owner_name(page), width="10%"),
        DateColumn(
            "latest_revision_created_at",
            label=_("Изменён"),
            sort_key="latest_revision_created_at",
            width="10%",
        ),
        PageStatusColumn("status", label=_("Состояние"), sort_key="live", width="10%"),
    ]


def names(terms: Any) -> str:
    return ", ".join(term.name for term in terms)


def owner_name(page: Any) -> str:
    return (page.owner.get_full_name() or page.owner.get_username()) if page.owner else ""
