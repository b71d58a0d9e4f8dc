"""Synonyms in the admin."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from mms_wagtail.search.models import SynonymGroup

MAX_WORDS = 500


class SynonymCreateView(CreateView):
    """Begins with the words that somebody searched for and did not find (``?words=``)."""

    def get_initial_form_instance(self) -> Any:
        instance = super().get_initial_form_instance() or self.model()
        if words := self.request.GET.get("words", "").replace("\x00", "")[:MAX_WORDS]:
            instance.words = f"{words}\n"
        return instance


class SynonymViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "openquote"
    # Stands in the menu of the search, so not below «Фрагменты» as well.
    menu_item_is_registered = True
    add_view_class = SynonymCreateView
    list_display = ["__str__", "changed_at"]
    search_fields = ["words", "narrow_to"]
    search_backend_name = None
    list_per_page = 50
    panels = [FieldPanel("words"), FieldPanel("narrow_to")]
