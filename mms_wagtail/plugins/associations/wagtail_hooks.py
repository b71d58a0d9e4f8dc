"""Registers the section with the portal."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from mms_wagtail.contracts import CabinetSection, PersonalData, Plugin
from mms_wagtail.plugins.associations.admin import effectiveness
from mms_wagtail.plugins.associations.admin.council import CouncilPanel, warn_of_composition
from mms_wagtail.plugins.associations.admin.leaderless import LeaderlessPanel, warn_of_missing_leader
from mms_wagtail.plugins.associations.admin.listing import AssociationsGroup
from mms_wagtail.plugins.associations.cabinet import MINE, PERSONAL_DATA
from mms_wagtail.plugins.associations.cabinet_effectiveness import EFFECTIVENESS
from mms_wagtail.plugins.associations.council.plugin import COUNCIL
from mms_wagtail.plugins.associations.domain.decision_sources import council_decisions
from mms_wagtail.plugins.associations.domain.permissions import allow_meetings
from mms_wagtail.plugins.associations.domain.reminding import remind
from mms_wagtail.plugins.associations.plugin import ASSOCIATIONS, MEETINGS

hooks.register("mms_remind", remind)
for event in ("after_create_page", "after_edit_page"):
    hooks.register(event, warn_of_missing_leader)


@hooks.register("register_mms_plugin")
def register_associations() -> Plugin:
    return ASSOCIATIONS


@hooks.register("register_mms_plugin")
def register_meetings() -> Plugin:
    return MEETINGS


@hooks.register("register_mms_cabinet_section")
def register_room() -> CabinetSection:
    return MINE


@hooks.register("register_mms_personal_data")
def register_data() -> PersonalData:
    return PERSONAL_DATA


@hooks.register("register_mms_plugin")
def register_council() -> Plugin:
    return COUNCIL


hooks.register("mms_decision_sources", council_decisions)
hooks.register("after_publish_page", warn_of_composition)
hooks.register("after_edit_page", warn_of_composition)


@hooks.register("construct_homepage_panels")
def add_council_panel(request: Any, panels: list[Any]) -> None:
    panels.append(CouncilPanel())


@hooks.register("register_admin_urls")
def register_effectiveness_url() -> list[URLPattern]:
    return [
        path("effektivnost/", effectiveness.EffectivenessReportView.as_view(), name=effectiveness.NAME),
    ]


@hooks.register("register_reports_menu_item")
def register_effectiveness_report() -> MenuItem:
    return effectiveness.menu_item()


@hooks.register("register_mms_cabinet_section")
def register_effectiveness_section() -> CabinetSection:
    return EFFECTIVENESS


@hooks.register("mms_set_up")
def set_up(root: Any, sections: Any) -> None:
    allow_meetings()


@hooks.register("register_admin_viewset")
def register_group() -> AssociationsGroup:
    return AssociationsGroup()


@hooks.register("construct_homepage_panels")
def add_panel(request: Any, panels: list[Any]) -> None:
    panels.append(LeaderlessPanel())
