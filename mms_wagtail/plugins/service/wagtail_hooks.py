"""Registers the section with the portal and with Wagtail's admin."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from mms_wagtail.contracts import Plugin
from mms_wagtail.plugins.service.admin.dashboard import RegisterPanel
from mms_wagtail.plugins.service.admin.report import report_menu_item, report_urls
from mms_wagtail.plugins.service.admin.viewsets import ServiceGroup
from mms_wagtail.plugins.service.domain.born_here import notes_of_sites
from mms_wagtail.plugins.service.permissions import allow_documents
from mms_wagtail.plugins.service.plugin import DOCUMENTS, SERVICE, SITES

register_snippet(ServiceGroup)
hooks.register("mms_page_notes", notes_of_sites)
hooks.register("register_admin_urls", report_urls)
hooks.register("register_reports_menu_item", report_menu_item)


@hooks.register("register_mms_plugin")
def register_service() -> Plugin:
    return SERVICE


@hooks.register("register_mms_plugin")
def register_documents() -> Plugin:
    return DOCUMENTS


@hooks.register("register_mms_plugin")
def register_sites() -> Plugin:
    return SITES


@hooks.register("construct_homepage_panels")
def add_panel(request: Any, panels: list[Any]) -> None:
    panels.append(RegisterPanel())


@hooks.register("mms_set_up")
def set_up(root: Any, sections: Any) -> None:
    allow_documents()
