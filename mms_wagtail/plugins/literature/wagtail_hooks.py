"""Registers the section with the portal, the cabinet and Wagtail's admin."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from mms_wagtail.plugins.literature.admin.deleting import keep_what_is_used
from mms_wagtail.plugins.literature.admin.issues import IssueListingViewSet
from mms_wagtail.plugins.literature.admin.publications import LiteratureGroup
from mms_wagtail.plugins.literature.admin.wishes import WishViewSet
from mms_wagtail.plugins.literature.cabinet import DATA, WISHES
from mms_wagtail.plugins.literature.importing import admin as importing
from mms_wagtail.plugins.literature.permissions import allow_literature
from mms_wagtail.plugins.literature.plugin import NEWS, PUBLICATIONS

hooks.register("register_mms_plugin", lambda: NEWS)
hooks.register("register_mms_plugin", lambda: PUBLICATIONS)
hooks.register("register_mms_cabinet_section", lambda: WISHES)
hooks.register("register_mms_personal_data", lambda: DATA)
hooks.register("register_admin_viewset", lambda: [WishViewSet(), IssueListingViewSet()])
hooks.register("before_delete_snippet", keep_what_is_used)
hooks.register("register_admin_urls", importing.urls)
hooks.register(LiteratureGroup.submenu_hook, importing.menu_item)

register_snippet(LiteratureGroup)


@hooks.register("mms_set_up")
def set_up(root: Any, sections: Any) -> None:
    allow_literature()
