"""Registers the section with the portal and with Wagtail's admin."""

from __future__ import annotations

from wagtail import hooks

from mms_wagtail.contracts import Plugin
from mms_wagtail.plugins.materials.plugin import PLUGIN


@hooks.register("register_mms_plugin")
def register_materials() -> Plugin:
    return PLUGIN
