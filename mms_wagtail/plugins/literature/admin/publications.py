"""Publications in the admin: the list and the form."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from mms_wagtail.plugins.literature.models import Publication
from mms_wagtail.plugins.literature.panels import publication_edit_handler


class PublicationViewSet(SnippetViewSet):
    """«Издания»."""

    model = Publication
    icon = "openquote"
    menu_label = _("Издания")
    list_display = ["title", "authors_line", "year", "kind", "live"]
    list_filter = ["kind", "category", "carrier", "live"]
    list_per_page = 50
    inspect_view_enabled = False
    copy_view_enabled = True
    edit_handler = publication_edit_handler()

    def get_queryset(self, request: Any) -> Any:
        return Publication.objects.prefetch_related("contributors")


class LiteratureGroup(SnippetViewSetGroup):
    """«Литература» in the menu."""

    menu_label = _("Литература")
    menu_icon = "openquote"
    menu_order = 110
    submenu_hook = "register_mms_literature_menu_item"
    items = (PublicationViewSet,)
