"""«Хочу взять» for the keeper of the library: who wants what since when, and four answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters.filters import MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminAutoHeightTextInput

from mms_wagtail.accounts.api import display_name, organization_of, profile_of
from mms_wagtail.plugins.literature.admin.publications import LiteratureGroup
from mms_wagtail.plugins.literature.domain.lending import (
    LendingError,
    availability,
    decline,
    give,
    take_back,
)
from mms_wagtail.plugins.literature.models import Wish
from mms_wagtail.plugins.literature.permissions import may_lend

NAME = "mms_literature_wishes"
ACTS: dict[str, Callable[..., Wish]] = {"give": give, "take_back": take_back, "decline": decline}
SAID = {
    "give": _("Выдано. Читатель получил уведомление."),
    "take_back": _("Возврат принят."),
    "decline": _("Отказано. Читатель прочитает почему."),
}
PLACE = Case(
    When(state=Wish.State.WAITING, then=Value(0)),
    When(state=Wish.State.GIVEN, then=Value(1)),
    default=Value(2),
)


class WishFilterSet(WagtailFilterSet):
    state = MultipleChoiceFilter(
        label=_("Состояние"), choices=Wish.State.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Wish
        fields: list[str] = []


class WishIndexView(IndexView):
    """What waits stands first, the oldest of it at the top. A fixed number of queries."""

    @property
    def no_results_message(self) -> Any:
        """Wagtail would decline the name of the mark: «Нет «Хочу взять» для отображения»."""
        if self.is_searching or self.is_filtering:
            return _("Под эти условия ничего не подходит. Снимите отбор или измените слова поиска.")
        return _("Пока никто ничего не просит. Когда читатель нажмёт «Хочу взять», запись появится здесь.")

    def get_base_queryset(self) -> Any:
        return (
            Wish.objects.select_related("publication", "user")
            .alias(place=PLACE)
            .order_by("place", "-closed_at", "created_at")
        )

    def order_queryset(self, queryset: Any) -> Any:
        return super().order_queryset(queryset) if self.request.GET.get("ordering") else queryset


class DeclineForm(forms.Form):
    """A word to the reader."""

    answer = forms.CharField(
        label=_("Что сказать читателю"),
        help_text=_("Почему издания не будет и что взять вместо него. Это прочитает учитель."),
        widget=AdminAutoHeightTextInput(),
        max_length=1000,
        error_messages={"required": _("Напишите читателю, почему издания не будет и что взять вместо него.")},
    )


class WishInspectView(InspectView):
    """GET shows; POST with ``act`` answers. A refused form keeps what was typed."""

    template_name = "mms_wagtail/literature/admin/wish.html"
    page_title = _("Хочу взять")
    fields = ["state"]

    def get_object(self, queryset: Any = None) -> Wish:
        rows = Wish.objects.select_related("publication", "user", "answered_by")
        found = rows.filter(pk=self.pk).first() if str(self.pk).isdecimal() else None
        if found is None:
            raise Http404
        return found

    def get_edit_url(self) -> None:
        """Nothing is edited or deleted here."""

    def get_delete_url(self) -> None:
        """See :meth:`get_edit_url`."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_lend(request.user):
            raise PermissionDenied
        act = request.POST.get("act", "")
        if act not in ACTS:
            raise Http404
        form = DeclineForm(request.POST if act == "decline" else None)
        if act != "decline" or form.is_valid():
            said = {"answer": form.cleaned_data["answer"]} if act == "decline" else {}
            try:
                ACTS[act](self.object, by=request.user, **said)
            except LendingError as error:
                messages.error(request, str(error))
            else:
                messages.success(request, str(SAID[act]))
            return redirect(request.path)
        refused: HttpResponse = self.render_to_response(
            self.get_context_data(form=form, **kwargs), status=422
        )
        return refused

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        item = self.object
        return {
            "form": DeclineForm(),
            **context,
            "wish": item,
            "reader": display_name(item.user),
            "organization": organization_of(item.user),
            "profile": profile_of(item.user),
            "availability": availability(item.publication),
            "may_lend": may_lend(self.request.user),
            "listing_url": reverse(f"{NAME}:index"),
        }


class WishViewSet(ModelViewSet):
    """The list and the page of a wish. Nothing is added, edited or deleted here."""

    model = Wish
    name = NAME
    url_prefix = "khochu-vzyat"
    icon = "pick"
    menu_label = _("Хочу взять")
    menu_order = 200
    menu_hook = LiteratureGroup.submenu_hook
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    form_fields = ["state"]
    index_view_class = WishIndexView
    inspect_view_class = WishInspectView
    filterset_class = WishFilterSet
    search_fields = ["publication__title", "user__last_name", "user__username"]
    list_per_page = 50
    list_display = [
        TitleColumn(
            "publication", label=_("Издание"), accessor="publication.title", url_name=f"{NAME}:inspect"
        ),
        Column("user", label=_("Кто"), accessor="reader"),
        DateColumn("created_at", label=_("С какого дня"), sort_key="created_at"),
        Column("state", label=_("Состояние"), accessor="get_state_display", sort_key="state"),
        Column("copies", label=_("Экземпляров"), accessor="publication.copies"),
    ]

    def get_urlpatterns(self) -> list[Any]:
        """Only the list and the page."""
        kept = {"index", "index_results", "inspect"}
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in kept]
