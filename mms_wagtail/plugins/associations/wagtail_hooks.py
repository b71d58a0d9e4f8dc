"""Registers the section with the portal."""

from __future__ import annotations

from typing import Any

from wagtail import hooks

from mms_wagtail.contracts import Plugin
from mms_wagtail.plugins.associations.admin.council import CouncilPanel, warn_of_composition
from mms_wagtail.plugins.associations.council.plugin import COUNCIL
from mms_wagtail.plugins.associations.plugin import ASSOCIATIONS, MEETINGS


@hooks.register("register_mms_plugin")
def register_associations() -> Plugin:
    return ASSOCIATIONS


@hooks.register("register_mms_plugin")
def register_meetings() -> Plugin:
    return MEETINGS


@hooks.register("register_mms_plugin")
def register_council() -> Plugin:
    return COUNCIL


hooks.register("after_publish_page", warn_of_composition)
hooks.register("after_edit_page", warn_of_composition)


@hooks.register("construct_homepage_panels")
def add_council_panel(request: Any, panels: list[Any]) -> None:
    panels.append(CouncilPanel())
