"""«Заявки» in the admin: the queues of the service."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, ModelChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from mms_wagtail import registry
from mms_wagtail.models import Organization
from mms_wagtail.workflow.admin.inspecting import SubmissionInspectView
from mms_wagtail.workflow.models import Submission

NAME = "mms_submissions"


def sections() -> list[tuple[str, Any]]:
    """Sections that take works."""
    return [(slug, plugin.label) for slug, plugin in registry.plugins().items() if plugin.review is not None]


class LateFilter(ChoiceFilter):
    """What has waited longer than was promised."""

    def filter(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        if value != "late":
            return queryset
        return queryset.filter(state__in=Submission.WAITING, due_on__lt=timezone.localdate())


class SubmissionFilterSet(WagtailFilterSet):
    state = MultipleChoiceFilter(
        label=_("Состояние"), choices=Submission.State.choices, widget=CheckboxSelectMultiple
    )
    late = LateFilter(
        label=_("Срок"), choices=(("late", _("Срок прошёл")),), empty_label=_("Любой"), widget=RadioSelect
    )
    plugin = ChoiceFilter(label=_("Раздел"), choices=sections, empty_label=_("Любой"))
    organization = ModelChoiceFilter(
        label=_("Организация"), queryset=Organization.objects.all(), empty_label=_("Любая")
    )

    class Meta:
        model = Submission
        fields: list[str] = []


class SubmissionIndexView(IndexView):
    """Drafts are their authors' own and are not shown."""

    def get_base_queryset(self) -> Any:
        found = Submission.objects.filter(submitted_at__isnull=False).select_related("organization")
        return found.order_by(F("due_on").asc(nulls_last=True), "-submitted_at")

    def order_queryset(self, queryset: Any) -> Any:
        return super().order_queryset(queryset) if self.request.GET.get("ordering") else queryset


def due_words(submission: Submission) -> str:
    """By when, and whether that day has passed: in words, not by a colour."""
    if submission.due_on is None or submission.state not in Submission.WAITING:
        return ""
    day = f"{submission.due_on:%d.%m.%Y}"
    return _("%s, просрочено") % day if submission.is_late else day


def age_words(submission: Submission) -> str:
    """Days in the present state."""
    return str((timezone.now() - submission.state_since).days)


class SubmissionViewSet(ModelViewSet):
    """The list and the page of a submission. Nothing is added, edited or deleted here: verbs do that."""

    model = Submission
    name = NAME
    url_prefix = "zayavki"
    icon = "clipboard-list"
    menu_label = _("Заявки")
    menu_order = 105
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    form_fields = ["title"]
    index_view_class = SubmissionIndexView
    inspect_view_class = SubmissionInspectView
    filterset_class = SubmissionFilterSet
    search_fields = ["title", "submitter_name"]
    list_per_page = 50
    list_display = [
        TitleColumn("title", label=_("Название"), url_name=f"{NAME}:inspect", accessor=str),
        Column("state", label=_("Состояние"), accessor="get_state_display", sort_key="state"),
        Column("due", label=_("Следующий шаг до"), accessor=due_words, sort_key="due_on"),
        Column("age", label=_("Дней в этом состоянии"), accessor=age_words),
        Column("submitter_name", label=_("Автор"), sort_key="submitter_name"),
        Column("organization", label=_("Организация"), accessor="organization"),
        DateColumn("submitted_at", label=_("Отправлена"), sort_key="submitted_at"),
    ]

    def get_urlpatterns(self) -> list[Any]:
        """Only the list and the page."""
        kept = {"index", "index_results", "inspect"}
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in kept]
