"""Registers the section with the portal and with Wagtail's admin."""

from __future__ import annotations

from typing import Any

from wagtail import hooks

from mms_wagtail.contracts import Plugin
from mms_wagtail.plugins.materials.admin.dashboard import MaterialsPanel
from mms_wagtail.plugins.materials.admin.file_notes import warn_of_unread_files
from mms_wagtail.plugins.materials.admin.listing import MaterialListingViewSet
from mms_wagtail.plugins.materials.plugin import PLUGIN

hooks.register("after_publish_page", warn_of_unread_files)


@hooks.register("register_mms_plugin")
def register_materials() -> Plugin:
    return PLUGIN


@hooks.register("register_admin_viewset")
def register_listing() -> MaterialListingViewSet:
    return MaterialListingViewSet("materials", url_prefix="materials")


@hooks.register("construct_homepage_panels")
def add_panel(request: Any, panels: list[Any]) -> None:
    panels.append(MaterialsPanel())
