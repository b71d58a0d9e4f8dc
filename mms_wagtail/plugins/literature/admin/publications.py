"""Publications in the admin: the list and the form."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet, SnippetViewSetGroup

from mms_wagtail.plugins.literature.models import Publication
from mms_wagtail.plugins.literature.panels import publication_edit_handler


class OneOfTwoMixin:
    """Of two editors who enter one ISBN at once, the second is told so instead of meeting an error."""

    def form_valid(self, form: Any) -> HttpResponse:
        view: Any = self
        try:
            with transaction.atomic():
                saved: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        except IntegrityError:
            form.add_error("isbn_given", _("Такое издание только что завёл коллега: найдите его в списке."))
            view.produced_error_code, view.produced_error_message = (
                "validation_error",
                view.get_error_message(),
            )
            refused: HttpResponse = view.form_invalid(form)
            return refused
        return saved


class PublicationCreateView(OneOfTwoMixin, CreateView):
    """See :class:`OneOfTwoMixin`."""


class PublicationEditView(OneOfTwoMixin, EditView):
    """See :class:`OneOfTwoMixin`."""


class PublicationViewSet(SnippetViewSet):
    """«Издания»."""

    model = Publication
    icon = "openquote"
    menu_label = _("Издания")
    add_view_class = PublicationCreateView
    edit_view_class = PublicationEditView
    list_display = ["title", "authors_line", "year", "kind_words", "live"]
    list_filter = ["kind", "category", "carrier", "live"]
    list_per_page = 50
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
