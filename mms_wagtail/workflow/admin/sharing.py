"""Several works are given to experts at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from mms_wagtail.domain.groups import EXPERTS
from mms_wagtail.workflow.domain.people import may_assign
from mms_wagtail.workflow.domain.sharing import Needing, Shared, share_out, works_without_experts
from mms_wagtail.workflow.errors import WorkflowError
from mms_wagtail.workflow.models import Assignment, Submission

NAME = "mms_submissions_share"


def experts_by_load() -> Any:
    """Active experts with ``load`` open assignments, the least busy first. One query with their workplace."""
    is_open = Q(review_assignments__state=Assignment.State.OPEN)
    return (
        get_user_model()
        ._default_manager.filter(is_active=True, groups__name=EXPERTS)
        .annotate(load=Count("review_assignments", filter=is_open))
        .select_related("mms_profile__organization")
        .order_by("load", "last_name", "first_name", "pk")
    )


class WorksField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Works with their organization and how many experts they lack."""

    places: Mapping[int, int] = {}

    def label_from_instance(self, obj: Any) -> str:
        place = f", {obj.organization}" if obj.organization else ""
        return str(_("%(title)s%(place)s — не хватает экспертов: %(places)d")) % {
            "title": obj,
            "place": place,
            "places": self.places.get(obj.pk, 0),
        }


class ExpertsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Experts with where they work and how much they have."""

    def label_from_instance(self, obj: Any) -> str:
        profile = getattr(obj, "mms_profile", None)
        name = obj.get_full_name() or obj.get_username()
        if profile is not None:
            parts = (obj.last_name, obj.first_name, profile.patronymic)
            name = " ".join(filter(None, parts)) or name
        place = f", {profile.workplace}" if profile and profile.workplace else ""
        return str(_("%(name)s%(place)s — в работе: %(load)d")) % {
            "name": name,
            "place": place,
            "load": obj.load,
        }


class ShareForm(forms.Form):
    """Works, experts, and the day."""

    works = WorksField(
        Submission.objects.none(),
        label=_("Работы"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Отметьте хотя бы одну работу.")},
    )
    reviewers = ExpertsField(
        get_user_model()._default_manager.none(),
        label=_("Эксперты"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Отметьте хотя бы одного эксперта.")},
    )
    due_on = forms.DateField(
        label=_("Срок"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Пусто — обычный срок шага."),
    )

    def __init__(self, *args: Any, needing: list[Needing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        works, reviewers = self.fields["works"], self.fields["reviewers"]
        assert isinstance(works, WorksField)
        assert isinstance(reviewers, ExpertsField)
        places = {item.submission.pk: item.places for item in needing}
        works.queryset = Submission.objects.filter(pk__in=places).select_related("organization")
        works.queryset = works.queryset.order_by("state_since", "pk")
        works.places = places
        reviewers.queryset = experts_by_load()


class ShareView(WagtailAdminTemplateMixin, TemplateView):
    """Works that lack experts beside the experts; a POST shares them out and says what became of each."""

    template_name = "mms_wagtail/admin/submissions_share.html"
    page_title = _("Назначить экспертов")
    header_icon = "group"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_assign(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listing = {"url": reverse("mms_submissions:index"), "label": _("Заявки")}
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.page_title}]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ShareForm(request.POST, needing=works_without_experts())
        if form.is_valid():
            values = form.cleaned_data
            try:
                results = share_out(
                    values["works"], reviewers=values["reviewers"], by=request.user, due_on=values["due_on"]
                )
            except WorkflowError as error:
                form.add_error(None, str(error))
            else:
                for result in results:
                    report(request, result)
                return redirect(request.path)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None)
        if form is None:
            form = ShareForm(
                needing=works_without_experts(),
                initial={"works": self.request.GET.getlist("works")},
            )
        return {**super().get_context_data(**kwargs), "form": form}


def report(request: HttpRequest, result: Shared) -> None:
    """Say what became of one work."""
    given = _("назначены: %s.") % ", ".join(result.names) if result.names else ""
    words = f"«{result.submission}» — {' '.join(filter(None, (str(given), result.lacks)))}"
    (messages.warning if result.lacks else messages.success)(request, words)
