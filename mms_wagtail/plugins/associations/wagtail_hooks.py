"""Registers the section with the portal."""

from __future__ import annotations

from wagtail import hooks

from mms_wagtail.contracts import Plugin
from mms_wagtail.plugins.associations.plugin import ASSOCIATIONS, MEETINGS


@hooks.register("register_mms_plugin")
def register_associations() -> Plugin:
    return ASSOCIATIONS


@hooks.register("register_mms_plugin")
def register_meetings() -> Plugin:
    return MEETINGS
