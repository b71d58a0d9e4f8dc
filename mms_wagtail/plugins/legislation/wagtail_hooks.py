"""Registers the section with the portal and with Wagtail's admin."""

from __future__ import annotations

from wagtail import hooks

from mms_wagtail.contracts import Plugin
from mms_wagtail.plugins.legislation.plugin import ACTS, UPDATES


@hooks.register("register_mms_plugin")
def register_updates() -> Plugin:
    return UPDATES


@hooks.register("register_mms_plugin")
def register_acts() -> Plugin:
    return ACTS
