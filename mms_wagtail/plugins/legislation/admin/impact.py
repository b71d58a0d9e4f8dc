"""«Проверить по новым редакциям»: the queue of what an act's change may have made wrong."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, ModelChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from mms_wagtail.plugins.legislation.admin.editing import edit_address
from mms_wagtail.plugins.legislation.domain.chores import wake_if_waiting
from mms_wagtail.plugins.legislation.domain.citing import section_label
from mms_wagtail.plugins.legislation.domain.impact import ImpactError, decide
from mms_wagtail.plugins.legislation.domain.things import read_sections
from mms_wagtail.plugins.legislation.impact_permissions import may_decide
from mms_wagtail.plugins.legislation.models import ImpactCase, LegalAct

NAME = "mms_impact"
OPEN, CLOSED = "open", "closed"
SHOWN = ((OPEN, _("Ждут решения или правки")), (CLOSED, _("Закрытые")))


def section_choices() -> list[tuple[str, str]]:
    return [(plugin.slug, str(plugin.label)) for plugin in read_sections()]


def acts_with_cases() -> QuerySet[LegalAct]:
    return LegalAct.objects.filter(impact_cases__isnull=False).distinct().select_related("issuer")


class ImpactFilterSet(WagtailFilterSet):
    shown = ChoiceFilter(
        label=_("Показать"), choices=SHOWN, empty_label=None, method="filter_shown", widget=forms.RadioSelect
    )
    state = MultipleChoiceFilter(
        label=_("Решение"), choices=ImpactCase.State.choices, widget=forms.CheckboxSelectMultiple
    )
    section = MultipleChoiceFilter(
        label=_("Раздел"), choices=section_choices, widget=forms.CheckboxSelectMultiple
    )
    act = ModelChoiceFilter(
        label=_("Акт"), queryset=lambda request: acts_with_cases(), empty_label=_("Любой")
    )

    class Meta:
        model = ImpactCase
        fields: list[str] = []

    def filter_shown(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(closed_at__isnull=value == OPEN)


def chosen_cases(params: Any) -> QuerySet[ImpactCase]:
    """The cases that a listing with these parameters shows: the open ones, unless it says otherwise."""
    cases = ImpactCase.objects.select_related("act__issuer", "decided_by")
    if not params.get("shown"):
        cases = cases.filter(closed_at=None)
    found: QuerySet[ImpactCase] = ImpactFilterSet(params, queryset=cases).qs
    return found


class ImpactIndexView(IndexView):
    """What waits stands first, the oldest change at the top. A fixed number of queries."""

    template_name = "mms_wagtail/legislation/admin/impact_index.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wake_if_waiting()
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    def get_base_queryset(self) -> QuerySet[ImpactCase]:
        cases = ImpactCase.objects.select_related("act__issuer", "decided_by").order_by("event_on", "pk")
        return cases if self.request.GET.get("shown") else cases.filter(closed_at=None)

    def order_queryset(self, queryset: Any) -> Any:
        return super().order_queryset(queryset) if self.request.GET.get("ordering") else queryset


class DecisionForm(forms.Form):
    """What to do with a thing; ``seen`` is the state that was on the screen."""

    state = forms.ChoiceField(
        label=_("Решение"),
        choices=ImpactCase.State.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Выберите решение."),
            "invalid_choice": _("Выберите решение из списка."),
        },
    )
    note = forms.CharField(
        label=_("Примечание"),
        help_text=_("Для коллег: почему так, что поправить. Читатели его не видят."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class ImpactInspectView(InspectView):
    """GET shows a case; POST decides. A refused form keeps what was typed."""

    template_name = "mms_wagtail/legislation/admin/impact_case.html"
    page_title = _("Проверить по новой редакции")
    fields = ["title"]

    def get_object(self, queryset: Any = None) -> ImpactCase:
        rows = ImpactCase.objects.select_related("act__issuer", "act__repealed_by__issuer", "decided_by")
        found = (
            rows.filter(pk=self.pk).first() if str(self.pk).isdecimal() and len(str(self.pk)) < 16 else None
        )
        if found is None:
            raise Http404
        return found

    def get_edit_url(self) -> None:
        """Nothing is edited or deleted here."""

    def get_delete_url(self) -> None:
        """See :meth:`get_edit_url`."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_decide(request.user):
            raise PermissionDenied
        form = DecisionForm(request.POST)
        if form.is_valid():
            try:
                decided = decide(self.object, by=request.user, **form.cleaned_data)
            except ImpactError as error:
                form.add_error(None, str(error))
                self.object.refresh_from_db()
            else:
                return self._after(request, decided)
        context = self.get_context_data(form=form, **kwargs)
        refused: HttpResponse = self.render_to_response(context, status=422)
        return refused

    def _after(self, request: HttpRequest, case: ImpactCase) -> HttpResponse:
        """«Обновить» and «в архив» lead to the thing's own form."""
        edit_url = edit_address(case, request.user)
        if case.state in (ImpactCase.State.UPDATE, ImpactCase.State.ARCHIVE) and edit_url:
            messages.info(
                request,
                _gettext("Поправьте и опубликуйте: после публикации проверка закроется сама.")
                if case.state == ImpactCase.State.UPDATE
                else _gettext("Снимите с публикации или отметьте как устаревшее: проверка закроется сама."),
            )
            return redirect(edit_url)
        messages.success(request, _gettext("Решение записано."))
        return redirect(f"{NAME}:index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        case = self.object
        form = DecisionForm(initial={"state": case.state, "note": case.note, "seen": case.state})
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            "form": form,
            **context,
            "case": case,
            "section": section_label(case.section),
            "event_words": event_words(case),
            "edit_url": edit_address(case, self.request.user),
            "act_edit_url": reverse("wagtailsnippets_mms_legislation_legalact:edit", args=[case.act_id]),
            "may_decide": may_decide(self.request.user),
            "listing_url": reverse(f"{NAME}:index"),
        }


def event_words(case: ImpactCase) -> str:
    """«Новая редакция с 1 сентября 2025»."""
    words = (
        _gettext("Утратил силу с %s")
        if case.event == ImpactCase.Event.REPEAL
        else _gettext("Новая редакция с %s")
    )
    return words % format_date(case.event_on, "j E Y")


class ImpactViewSet(ModelViewSet):
    """The list and the page of a case. Nothing is added, edited or deleted here."""

    model = ImpactCase
    name = NAME
    url_prefix = "proverit-po-redaktsiyam"
    icon = "warning"
    menu_label = _("Проверить по новым редакциям")
    menu_order = 300
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    form_fields = ["title"]
    index_view_class = ImpactIndexView
    inspect_view_class = ImpactInspectView
    filterset_class = ImpactFilterSet
    search_fields = ["title"]
    list_per_page = 50
    list_display = [
        BulkActionsCheckboxColumn("bulk_actions", obj_type="impact"),
        TitleColumn(
            "title",
            label=_("Где"),
            url_name=f"{NAME}:inspect",
            get_title_id=lambda case: f"impact_{case.pk}_title",
        ),
        Column("section", label=_("Раздел"), accessor=lambda case: section_label(case.section)),
        Column("act", label=_("Акт"), accessor="act.name"),
        Column("event_on", label=_("Что случилось"), accessor=event_words, sort_key="event_on"),
        Column("state", label=_("Решение"), accessor="get_state_display", sort_key="state"),
        Column("note", label=_("Примечание")),
    ]

    def get_urlpatterns(self) -> list[Any]:
        """Only the list and the page."""
        kept = {"index", "index_results", "inspect"}
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in kept]
