"""Registers the section with the portal and with Wagtail's admin."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from mms_wagtail.contracts import Plugin
from mms_wagtail.plugins.legislation.admin.menu import LegislationGroup
from mms_wagtail.plugins.legislation.permissions import allow_acts
from mms_wagtail.plugins.legislation.plugin import ACTS, UPDATES

register_snippet(LegislationGroup)


@hooks.register("register_mms_plugin")
def register_updates() -> Plugin:
    return UPDATES


@hooks.register("register_mms_plugin")
def register_acts() -> Plugin:
    return ACTS


@hooks.register("mms_set_up")
def set_up(root: Any, sections: Any) -> None:
    allow_acts()
