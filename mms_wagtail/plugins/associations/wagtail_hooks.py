"""Registers the section with the portal."""

from __future__ import annotations

from typing import Any

from wagtail import hooks

from mms_wagtail.contracts import CabinetSection, Plugin
from mms_wagtail.plugins.associations.cabinet import MINE
from mms_wagtail.plugins.associations.domain.permissions import allow_meetings
from mms_wagtail.plugins.associations.plugin import ASSOCIATIONS, MEETINGS


@hooks.register("register_mms_plugin")
def register_associations() -> Plugin:
    return ASSOCIATIONS


@hooks.register("register_mms_plugin")
def register_meetings() -> Plugin:
    return MEETINGS


@hooks.register("register_mms_cabinet_section")
def register_room() -> CabinetSection:
    return MINE


@hooks.register("mms_set_up")
def set_up(root: Any, sections: Any) -> None:
    allow_meetings()
