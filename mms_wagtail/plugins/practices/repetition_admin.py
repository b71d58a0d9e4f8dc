"""«Применили у себя» in the admin: what colleagues wrote, and the two answers to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
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

from mms_wagtail.plugins.practices.domain.repeating import RepetitionError, answer_repetition
from mms_wagtail.plugins.practices.models import Repetition
from mms_wagtail.plugins.practices.permissions import may_answer

NAME = "mms_repetitions"


class RepetitionFilterSet(WagtailFilterSet):
    state = MultipleChoiceFilter(
        label=_("Состояние"), choices=Repetition.State.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Repetition
        fields: list[str] = []


class RepetitionIndexView(IndexView):
    """What waits stands first, the oldest of it at the top. A fixed number of queries."""

    def get_base_queryset(self) -> Any:
        found = Repetition.objects.select_related("page", "organization")
        # «waiting» is the last of the states in the order of letters.
        return found.order_by("-state", "created_at")

    def order_queryset(self, queryset: Any) -> Any:
        return super().order_queryset(queryset) if self.request.GET.get("ordering") else queryset


class DeclineForm(forms.Form):
    """Why a record is not shown."""

    answer = forms.CharField(
        label=_("Почему не подтверждаем"),
        help_text=_("Это прочитает учитель. Напишите, чего не хватило, и что сделать."),
        widget=AdminAutoHeightTextInput(),
        max_length=2000,
        error_messages={"required": _("Напишите, почему запись не подтверждена: это прочитает учитель.")},
    )


class RepetitionInspectView(InspectView):
    """GET shows; POST with ``act`` answers. A refused form keeps what was typed."""

    template_name = "mms_wagtail/practices/admin/repetition.html"
    page_title = _("Применили у себя")
    fields = ["person_name"]

    def get_object(self, queryset: Any = None) -> Repetition:
        rows = Repetition.objects.select_related("page", "organization", "user", "answered_by")
        found = rows.filter(pk=self.pk).first() if str(self.pk).isdecimal() else None
        if found is None:
            raise Http404
        return found

    def get_edit_url(self) -> None:
        """Nothing is edited or deleted here."""

    def get_delete_url(self) -> None:
        """See :meth:`get_edit_url`."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_answer(request.user):
            raise PermissionDenied
        asked = request.POST.get("act", "")
        if asked not in ("confirm", "decline"):
            raise Http404
        form = DeclineForm(request.POST if asked == "decline" else None)
        if asked == "confirm" or form.is_valid():
            answer = form.cleaned_data["answer"] if asked == "decline" else ""
            try:
                answer_repetition(self.object, by=request.user, confirmed=asked == "confirm", answer=answer)
            except RepetitionError as error:
                messages.error(request, str(error))
            else:
                said = {
                    "confirm": _("Запись подтверждена: она видна на странице практики."),
                    "decline": _("Запись не подтверждена. Учитель прочитает почему."),
                }
                messages.success(request, said[asked])
            return redirect(request.path)
        context = self.get_context_data(form=form, **kwargs)
        refused: HttpResponse = self.render_to_response(context, status=422)
        return refused

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        waits = self.object.state == Repetition.State.WAITING
        return {
            "form": DeclineForm(),
            **context,
            "repetition": self.object,
            "may_answer": waits and may_answer(self.request.user),
            "listing_url": reverse(f"{NAME}:index"),
        }


class RepetitionViewSet(ModelViewSet):
    """The list and the page of a repetition. Nothing is added, edited or deleted here."""

    model = Repetition
    name = NAME
    url_prefix = "primenili"
    icon = "rotate"
    menu_label = _("Применили у себя")
    menu_order = 106
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    form_fields = ["person_name"]
    index_view_class = RepetitionIndexView
    inspect_view_class = RepetitionInspectView
    filterset_class = RepetitionFilterSet
    search_fields = ["person_name"]
    list_per_page = 50
    list_display = [
        TitleColumn("person_name", label=_("Кто"), url_name=f"{NAME}:inspect"),
        Column("page", label=_("Практика"), accessor="page.title"),
        Column("where", label=_("Где"), accessor="where"),
        Column("state", label=_("Состояние"), accessor="get_state_display", sort_key="state"),
        DateColumn("created_at", label=_("Прислано"), sort_key="created_at"),
    ]

    def get_urlpatterns(self) -> list[Any]:
        """Only the list and the page."""
        kept = {"index", "index_results", "inspect"}
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in kept]
