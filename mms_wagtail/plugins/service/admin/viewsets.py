"""Documents and innovation sites in the admin's menu."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from django_filters.filters import MultipleChoiceFilter
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup
from wagtail.snippets.views.snippets import IndexView as SnippetIndexView

from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.plugins.service.choices import DocumentKind, Stage
from mms_wagtail.plugins.service.forms import DocumentForm
from mms_wagtail.plugins.service.models import InnovationSitePage, ServiceDocument
from mms_wagtail.plugins.service.panels import document_panels
from mms_wagtail.plugins.service.site_rules import state_label


class DocumentCreateView(CreateView):
    """«?kind=plan» begins with the kind chosen, as links from the list of gaps do."""

    def get_initial(self) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_initial()
        kind = self.request.GET.get("kind", "")
        if kind in DocumentKind.values and kind != DocumentKind.OTHER:
            initial |= {"kind": kind, "title": DocumentKind(kind).label}
        return initial


class DocumentIndexView(SnippetIndexView):
    def get_base_queryset(self) -> Any:
        found = super().get_base_queryset()
        return found.annotate(editions_total=Count("editions"), last_added=Max("editions__added_at"))


class DocumentViewSet(SnippetViewSet):
    """«Документы службы»."""

    model = ServiceDocument
    icon = "doc-full-inverse"
    menu_label = _("Документы службы")
    index_view_class = DocumentIndexView
    add_view_class = DocumentCreateView
    list_filter = ["kind"]
    list_per_page = 50
    list_display = [
        "title",
        Column("kind", label=_("Какой это документ"), accessor="get_kind_display", sort_key="kind"),
        Column("editions_total", label=_("Редакций"), sort_key="editions_total"),
        DateColumn("last_added", label=_("Последняя добавлена"), sort_key="last_added"),
    ]
    edit_handler = ObjectList(document_panels(), base_form_class=DocumentForm)


class SiteFilterSet(PageFilterSet):
    stage = MultipleChoiceFilter(label=_("Этап"), choices=Stage.choices, widget=CheckboxSelectMultiple)
    has_child_pages = None
    site = None

    class Meta:
        model = InnovationSitePage
        fields: list[str] = []


class SiteIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        # The listing turns its pages into specific ones, which forgets select_related.
        return super().get_base_queryset().prefetch_related("organization")


def ends_in_words(page: Any) -> str:
    return date_in_words(page.ends) if page.ends else ""


class SiteListingViewSet(PageListingViewSet):
    """«Инновационные площадки»."""

    model = InnovationSitePage
    index_view_class = SiteIndexView
    filterset_class = SiteFilterSet
    name = "innovation_sites"
    icon = "pick"
    menu_label = _("Инновационные площадки")
    list_per_page = 50
    ordering = "-latest_revision_created_at"
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Проект"), sort_key="title", classname="title"),
        Column("organization", label=_("Организация"), sort_key="organization__name", width="20%"),
        Column("stage", label=_("Этап"), accessor="get_stage_display", sort_key="stage", width="12%"),
        Column("state", label=_("Работа"), accessor=lambda page: state_label(page.state), width="12%"),
        # Wagtail's DateColumn counts back from today, and calls every coming day «Только что».
        Column("ends", label=_("Окончание"), accessor=ends_in_words, sort_key="ends", width="12%"),
        PageStatusColumn("status", label=_("Состояние"), sort_key="live", width="10%"),
    ]


class ServiceGroup(SnippetViewSetGroup):
    """«О службе» in the admin's menu."""

    menu_label = _("О службе")
    menu_icon = "home"
    menu_order = 130
    items = (DocumentViewSet, SiteListingViewSet("innovation_sites", url_prefix="ploshchadki"))
