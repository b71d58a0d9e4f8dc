"""«Заявки» in the admin: the queues of the service."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, ModelChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import HeaderButton

from mms_wagtail import registry
from mms_wagtail.models import Organization
from mms_wagtail.templatetags.mms_tags import plural
from mms_wagtail.workflow.admin.forms import experts
from mms_wagtail.workflow.admin.inspecting import SubmissionInspectView
from mms_wagtail.workflow.admin.sharing import NAME as SHARE
from mms_wagtail.workflow.domain.people import may_assign
from mms_wagtail.workflow.domain.sharing import works_without_experts
from mms_wagtail.workflow.models import Assignment, Submission

NAME = "mms_submissions"
SEARCHED = ("title", "submitter_name", "organization__name")
MAX_WORDS = 8
MOST = 1_000


def sections() -> list[tuple[str, Any]]:
    """Sections that take works."""
    return [(slug, plugin.label) for slug, plugin in registry.plugins().items() if plugin.review is not None]


LATE, LATE_EXPERT, NO_EXPERT = "late", "expert", "needs"


class LateFilter(ChoiceFilter):
    """What has waited longer than was promised, and for whom."""

    def filter(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        today = timezone.localdate()
        if value == LATE:
            return queryset.filter(state__in=Submission.WAITING, due_on__lt=today)
        if value == LATE_EXPERT:
            late = Assignment.objects.filter(state=Assignment.State.OPEN, due_on__lt=today)
            return queryset.filter(pk__in=late.values("submission"))
        if value == NO_EXPERT:
            return queryset.filter(pk__in=[item.submission.pk for item in works_without_experts(MOST)])
        return queryset


class ExpertFilter(ModelChoiceFilter):
    """Works that an expert has now."""

    def filter(self, queryset: QuerySet[Any], value: Any) -> QuerySet[Any]:
        if not value:
            return queryset
        mine = Assignment.objects.filter(reviewer=value, state=Assignment.State.OPEN)
        return queryset.filter(pk__in=mine.values("submission"))


def experts_to_choose(request: Any) -> Any:
    return experts().order_by("last_name", "first_name")


class SubmissionFilterSet(WagtailFilterSet):
    state = MultipleChoiceFilter(
        label=_("Состояние"), choices=Submission.State.choices, widget=CheckboxSelectMultiple
    )
    late = LateFilter(
        label=_("Срок"),
        choices=(
            (LATE, _("Шаг просрочен")),
            (LATE_EXPERT, _("Просрочил эксперт")),
            (NO_EXPERT, _("Не хватает экспертов")),
        ),
        empty_label=_("Любой"),
        widget=RadioSelect,
    )
    plugin = ChoiceFilter(label=_("Раздел"), choices=sections, empty_label=_("Любой"))
    organization = ModelChoiceFilter(
        label=_("Организация"), queryset=Organization.objects.all(), empty_label=_("Любая")
    )

    expert = ExpertFilter(
        label=_("Читает эксперт"), queryset=experts_to_choose, empty_label=_("Любой"), to_field_name="pk"
    )

    class Meta:
        model = Submission
        fields: list[str] = []


class SubmissionIndexView(IndexView):
    """Drafts are their authors' own and are not shown."""

    def get_base_queryset(self) -> Any:
        found = Submission.objects.filter(submitted_at__isnull=False).select_related("organization")
        open_ones = Assignment.objects.filter(state=Assignment.State.OPEN).order_by("due_on", "pk")
        found = found.prefetch_related(Prefetch("assignments", open_ones, to_attr="readers")).defer("data")
        return found.order_by(F("due_on").asc(nulls_last=True), "-submitted_at")

    def order_queryset(self, queryset: Any) -> Any:
        return super().order_queryset(queryset) if self.request.GET.get("ordering") else queryset

    def search_queryset(self, queryset: Any) -> Any:
        """Every word in any letter case. SQLite knows no case of Cyrillic letters, so each is asked for."""
        if not self.is_searching:
            return queryset
        for word in self.search_query.split()[:MAX_WORDS]:
            forms = {word, word.lower(), word.upper(), word.capitalize()}
            queryset = queryset.filter(
                reduce(or_, (Q(**{f"{name}__icontains": form}) for name in SEARCHED for form in forms))
            )
        return queryset

    @cached_property
    def header_buttons(self) -> list[Any]:
        """A way to the works that lack experts."""
        buttons = list(super().header_buttons)
        if may_assign(self.request.user):
            buttons.append(HeaderButton(_("Назначить экспертов"), url=reverse(SHARE), icon_name="group"))
        return buttons


def due_words(submission: Submission) -> str:
    """By when, and whether that day has passed: in words, not by a colour."""
    if submission.due_on is None or submission.state not in (*Submission.WAITING, Submission.State.SCHEDULED):
        return ""
    day = f"{submission.due_on:%d.%m.%Y}"
    return _("%s, просрочено") % day if submission.is_late else day


def author_words(submission: Submission) -> str:
    """Who, and from where."""
    return ", ".join(filter(None, (submission.submitter_name, str(submission.organization or ""))))


def age_words(submission: Submission) -> str:
    """How long it has been in the present state."""
    days = (timezone.localdate() - timezone.localdate(submission.state_since)).days
    if days < 1:
        return str(_("сегодня"))
    return f"{days} {plural(days, str(_('день,дня,дней')))}"


def reader_words(submission: Submission) -> str:
    """Experts who have the work now, and who of them is late."""
    readers = getattr(submission, "readers", [])
    if not readers:
        is_reviewed = submission.state == Submission.State.REVIEWING
        return str(_("никто не читает")) if is_reviewed else ""
    late = _("просрочено")
    return ", ".join(
        f"{item.reviewer_name} ({late})" if item.is_late else item.reviewer_name for item in readers
    )


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
        TitleColumn(
            "title", label=_("Название"), url_name=f"{NAME}:inspect", accessor=str, classname="mms-title"
        ),
        Column("state", label=_("Состояние"), accessor="get_state_display", sort_key="state"),
        Column("due", label=_("Шаг до"), accessor=due_words, sort_key="due_on"),
        Column("age", label=_("В этом состоянии"), accessor=age_words, sort_key="state_since"),
        Column("readers", label=_("Читают"), accessor=reader_words),
        Column("submitter_name", label=_("Автор"), accessor=author_words, sort_key="submitter_name"),
    ]

    def get_urlpatterns(self) -> list[Any]:
        """Only the list and the page."""
        kept = {"index", "index_results", "inspect"}
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in kept]
