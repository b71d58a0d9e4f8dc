"""Meetings and plans in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import DeleteView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.admin.forms import MeetingAdminForm, PlanItemAdminForm
from mms_wagtail.plugins.associations.choices import MeetingState, PlanState
from mms_wagtail.plugins.associations.models import Meeting, PlanItem
from mms_wagtail.plugins.associations.panels import meeting_edit_handler

YEARS_SHOWN = 6


def recent_years() -> list[tuple[int, str]]:
    """The following school year and those before it, for filters."""
    first = SchoolYear.current().start + 1
    return [(start, SchoolYear(start).label) for start in range(first, first - YEARS_SHOWN, -1)]


class MeetingFilterSet(WagtailFilterSet):
    school_year = ChoiceFilter(label=_("Учебный год"), choices=recent_years)
    state = MultipleChoiceFilter(
        label=_("Состояние"), choices=MeetingState.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Meeting
        fields: list[str] = []


class PlanFilterSet(WagtailFilterSet):
    school_year = ChoiceFilter(label=_("Учебный год"), choices=recent_years)
    state = MultipleChoiceFilter(
        label=_("Состояние"), choices=PlanState.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = PlanItem
        fields = ["association"]


class OwnIndexView(IndexView):
    """What the person may change; ``related`` is fetched with it."""

    related: tuple[str, ...] = ()

    def get_base_queryset(self) -> Any:
        found = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, ["view", "change"]
        )
        return found.select_related(*self.related)


class MeetingIndexView(OwnIndexView):
    related = ("holder",)


class PlanIndexView(OwnIndexView):
    related = ("association",)


class OwnEditView(EditView):
    def get_object(self, queryset: Any = None) -> Any:
        found = super().get_object(queryset)
        if not self.user_has_permission_for_instance("change", found):
            raise PermissionDenied
        return found


class OwnDeleteView(DeleteView):
    def get_object(self, queryset: Any = None) -> Any:
        found = super().get_object(queryset)
        if not self.user_has_permission_for_instance("delete", found):
            raise PermissionDenied
        return found


def day_in_words(meeting: Meeting) -> str:
    return date_in_words(meeting.held_on)


class MeetingViewSet(ModelViewSet):
    """«Заседания»."""

    model = Meeting
    name = "mms_meetings"
    url_prefix = "zasedaniya"
    icon = "group"
    menu_label = _("Заседания")
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = MeetingIndexView
    edit_view_class = OwnEditView
    delete_view_class = OwnDeleteView
    filterset_class = MeetingFilterSet
    search_fields = ["topic", "holder__title", "decisions__text"]
    edit_handler = meeting_edit_handler(MeetingAdminForm)
    ordering = ["-held_on", "-pk"]
    list_per_page = 50
    list_display = [
        TitleColumn("title", label=_("Заседание"), url_name="mms_meetings:edit"),
        Column("holder", label=_("Чьё"), accessor="holder.title", sort_key="holder__title"),
        # Wagtail's DateColumn counts back from today, and calls every coming day «Только что».
        Column("held_on", label=_("День"), accessor=day_in_words, sort_key="held_on"),
        Column("state", label=_("Состояние"), accessor="get_state_display", sort_key="state"),
    ]


class PlanViewSet(ModelViewSet):
    """«Планы объединений»."""

    model = PlanItem
    name = "mms_plan_items"
    url_prefix = "plany-obedineniy"
    icon = "list-ul"
    menu_label = _("Планы объединений")
    copy_view_enabled = False
    index_view_class = PlanIndexView
    edit_view_class = OwnEditView
    delete_view_class = OwnDeleteView
    filterset_class = PlanFilterSet
    search_fields = ["title", "responsible", "association__title"]
    edit_handler = ObjectList(
        [
            FieldPanel("association"),
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("school_year"), FieldPanel("form")]),
            FieldRowPanel([FieldPanel("date"), FieldPanel("month")]),
            FieldPanel("responsible"),
            FieldRowPanel([FieldPanel("state"), FieldPanel("note")]),
        ],
        base_form_class=PlanItemAdminForm,
    )
    list_per_page = 50
    list_display = [
        TitleColumn("title", label=_("Что будет"), url_name="mms_plan_items:edit"),
        Column("association", label=_("Объединение"), accessor="association.title"),
        Column("year", label=_("Учебный год"), sort_key="school_year"),
        Column("state", label=_("Состояние"), accessor="get_state_display", sort_key="state"),
    ]
