"""Registers the section with the portal and with Wagtail's admin."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from mms_wagtail.contracts import Plugin
from mms_wagtail.plugins.legislation.admin.dashboard import ImpactPanel
from mms_wagtail.plugins.legislation.admin.deleting import keep_what_others_need
from mms_wagtail.plugins.legislation.admin.impact_bulk import ACTIONS
from mms_wagtail.plugins.legislation.admin.menu import LegislationGroup
from mms_wagtail.plugins.legislation.domain.linking import link_acts
from mms_wagtail.plugins.legislation.domain.notes import notes_for
from mms_wagtail.plugins.legislation.impact_permissions import allow_impact
from mms_wagtail.plugins.legislation.permissions import allow_acts
from mms_wagtail.plugins.legislation.plugin import ACTS, UPDATES

register_snippet(LegislationGroup)
hooks.register("before_delete_snippet", keep_what_others_need)
hooks.register("mms_link_text", link_acts)
hooks.register("mms_page_notes", notes_for)
for action in ACTIONS:
    hooks.register("register_bulk_action", action)


@hooks.register("construct_homepage_panels")
def add_panel(request: Any, panels: list[Any]) -> None:
    panels.append(ImpactPanel())


@hooks.register("register_mms_plugin")
def register_updates() -> Plugin:
    return UPDATES


@hooks.register("register_mms_plugin")
def register_acts() -> Plugin:
    return ACTS


@hooks.register("mms_set_up")
def set_up(root: Any, sections: Any) -> None:
    allow_acts()
    allow_impact()
