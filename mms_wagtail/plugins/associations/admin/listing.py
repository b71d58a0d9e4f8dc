"""The list of associations in the admin, and the group of the menu that it stands in."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet

from mms_wagtail.plugins.associations.admin.meetings import MeetingViewSet, PlanViewSet
from mms_wagtail.plugins.associations.domain.members import current_members, leader_among
from mms_wagtail.plugins.associations.models import AssociationPage


class AssociationFilterSet(PageFilterSet):
    has_child_pages = None
    site = None

    class Meta:
        model = AssociationPage
        fields = ["level", "organization"]


class AssociationIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        # The listing turns its pages into specific ones, which forgets select_related.
        return super().get_base_queryset().prefetch_related("organization", "members__person")


def leader_name(page: Any) -> str:
    leader = leader_among(current_members(page.members.all()))
    return leader.display_name if leader else str(_("нет"))


class AssociationListingViewSet(PageListingViewSet):
    """«Объединения»."""

    model = AssociationPage
    index_view_class = AssociationIndexView
    filterset_class = AssociationFilterSet
    name = "mms_associations_list"
    icon = "group"
    menu_label = _("Объединения")
    list_per_page = 50
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Название"), sort_key="title", classname="title"),
        Column("level", label=_("Уровень"), accessor="get_level_display", sort_key="level", width="15%"),
        Column("organization", label=_("Организация"), accessor="organization", width="18%"),
        Column("leader", label=_("Руководитель"), accessor=leader_name, width="18%"),
        PageStatusColumn("status", label=_("Состояние"), sort_key="live", width="10%"),
    ]


class AssociationsGroup(ViewSetGroup):
    """«Объединения» of the menu."""

    menu_label = _("Объединения")
    menu_icon = "group"
    menu_order = 130
    items = (
        AssociationListingViewSet("mms_associations_list", url_prefix="obedineniya"),
        MeetingViewSet(),
        PlanViewSet(),
    )
