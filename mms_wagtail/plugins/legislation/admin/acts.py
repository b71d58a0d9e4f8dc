"""Acts and their issuers in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from mms_wagtail.admin.snippets import TermViewSet
from mms_wagtail.plugins.legislation.choices import ActKind
from mms_wagtail.plugins.legislation.domain.queries import ended_without_a_day, in_state
from mms_wagtail.plugins.legislation.domain.saving import one_at_a_time
from mms_wagtail.plugins.legislation.forms import ActForm
from mms_wagtail.plugins.legislation.models import IssuingBody, LegalAct
from mms_wagtail.plugins.legislation.panels import act_edit_handler
from mms_wagtail.plugins.legislation.states import State

# More reminders than these nobody reads.
NAMED = 5


class ActFilterSet(WagtailFilterSet):
    state = ChoiceFilter(
        label=_("Действие"), choices=State.choices, method="filter_state", empty_label=_("Все")
    )
    kind = MultipleChoiceFilter(
        label=_("Вид акта"), choices=ActKind.choices, widget=forms.CheckboxSelectMultiple
    )
    issuer = ModelMultipleChoiceFilter(
        label=_("Кто принял"), queryset=IssuingBody.objects.all(), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = LegalAct
        fields: list[str] = []

    def filter_state(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return in_state(queryset, State(value), date=timezone.localdate())


class SavedAloneMixin:
    """What is checked in a form is still so when it is saved: one act at a time."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer: HttpResponseBase
        if request.method != "POST":
            answer = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
            return answer
        with one_at_a_time():
            answer = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return answer

    def save_action(self) -> HttpResponseBase:
        """Also say which acts are ended by this one, but still count as acts in force."""
        view: Any = self
        for other in ended_without_a_day(view.object)[:NAMED]:
            words = _("Теперь впишите, с какого дня утратил силу %s: пока портал считает его действующим.")
            edit = reverse(LegalAct.snippet_viewset.get_url_name("edit"), args=[other.pk])  # type: ignore[attr-defined]
            messages.warning(view.request, words % other.name, buttons=[messages.button(edit, _("Открыть"))])
        answer: HttpResponseBase = super().save_action()  # type: ignore[misc]
        return answer


class ActCreateView(SavedAloneMixin, CreateView):
    """A new act."""


class ActEditView(SavedAloneMixin, EditView):
    """An act with its editions and relations."""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        url = self.object.get_absolute_url()
        shown = Button(_("Открыть на портале"), url=url, icon_name="view", priority=5)
        return [shown, *super().header_more_buttons]


class ActViewSet(SnippetViewSet):
    """«Правовые акты»."""

    model = LegalAct
    icon = "doc-full-inverse"
    menu_label = _("Правовые акты")
    edit_handler = act_edit_handler(ActForm)
    add_view_class = ActCreateView
    edit_view_class = ActEditView
    filterset_class = ActFilterSet
    copy_view_enabled = False
    list_per_page = 50
    list_display = [
        "__str__",
        Column("state", label=_("Действие"), accessor="state.label"),
        # Whole dates, not Wagtail's «2 года назад»: its words for days to come are wrong.
        Column("effective_from", label=_("Вступает в силу"), sort_key="effective_from"),
        Column("repealed_on", label=_("Утратил силу"), sort_key="repealed_on"),
    ]


class IssuerViewSet(TermViewSet):
    """«Кто принимает акты»: the vocabulary of issuers."""

    model = IssuingBody
    menu_label = _("Кто принимает акты")
    list_display = ["name", "authority_level", "sort_order"]
    list_filter = ["authority_level"]
