"""Registers the search with Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.snippets.models import register_snippet

from mms_wagtail.registry import PERSONAL_DATA_HOOK
from mms_wagtail.search.admin_views import NAME, SearchStatusView
from mms_wagtail.search.models import SynonymGroup
from mms_wagtail.search.permissions import LOOK
from mms_wagtail.search.personal_data import SAVED
from mms_wagtail.search.snippets import SynonymViewSet

register_snippet(SynonymViewSet)
hooks.register(PERSONAL_DATA_HOOK, lambda: SAVED)


class SearchMenuItem(MenuItem):
    """Seen by those who keep the search."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(LOOK)


@hooks.register("register_admin_urls")
def register_status_url() -> list[URLPattern]:
    return [path("poisk/", SearchStatusView.as_view(), name=NAME)]


@hooks.register("register_admin_menu_item")
def register_search_menu() -> Any:
    synonyms = reverse_lazy(SynonymGroup.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]
    items = [
        SearchMenuItem(_("Состояние и запросы"), reverse_lazy(NAME), icon_name="search", order=10),
        SearchMenuItem(_("Синонимы и сокращения"), synonyms, icon_name="openquote", order=20),
    ]
    label = _("Поиск на портале")
    return SubmenuMenuItem(label, Menu(items=items), name="mms-search", icon_name="search", order=310)
