"""Registers the section with the portal."""

from __future__ import annotations

from wagtail import hooks

from mms_wagtail.contracts import Plugin
from mms_wagtail.plugins.practices.plugin import PLUGIN


@hooks.register("register_mms_plugin")
def register_practices() -> Plugin:
    return PLUGIN
