"""Registers the section with the portal."""

from __future__ import annotations

from typing import Any

from wagtail import hooks

from mms_wagtail.contracts import Plugin
from mms_wagtail.plugins.practices.dashboard import RepetitionsPanel
from mms_wagtail.plugins.practices.permissions import allow_repetitions
from mms_wagtail.plugins.practices.plugin import PLUGIN
from mms_wagtail.plugins.practices.repetition_admin import RepetitionViewSet


@hooks.register("register_mms_plugin")
def register_practices() -> Plugin:
    return PLUGIN


@hooks.register("register_admin_viewset")
def register_repetitions() -> RepetitionViewSet:
    return RepetitionViewSet()


@hooks.register("construct_homepage_panels")
def add_panel(request: Any, panels: list[Any]) -> None:
    panels.append(RepetitionsPanel())


@hooks.register("mms_set_up")
def set_up(root: Any, sections: Any) -> None:
    allow_repetitions()
