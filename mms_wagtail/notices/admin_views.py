"""The report «Почта» of the admin: what waits, what failed and why, and sending it again."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from mms_wagtail.notices.health import mail_health
from mms_wagtail.notices.letters import send_again
from mms_wagtail.notices.models import Letter
from mms_wagtail.notices.permissions import SEND

NAME = "mms_mail"


class LetterFilterSet(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=_("Состояние"), choices=Letter.State.choices, widget=forms.CheckboxSelectMultiple
    )
    recipients = django_filters.CharFilter(label=_("Кому"), lookup_expr="icontains")

    class Meta:
        model = Letter
        fields = ["state", "recipients"]


class AgainColumn(BaseColumn):
    """A button for what failed, or waits for its next attempt."""

    cell_template_name = "mms_wagtail/admin/mail_again.html"

    def get_cell_context_data(self, instance: Letter, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        request = context["request"]
        stopped = instance.state in (Letter.State.FAILED, Letter.State.RETRY)
        return {**context, "may": stopped and bool(request) and request.user.has_perm(SEND)}

    def render_cell_html(self, instance: Letter, parent_context: Any) -> str:
        context = self.get_cell_context_data(instance, parent_context)
        return str(self.cell_template.render(context, context["request"]))


class MailReport(ReportView):
    """Letters, the newest first."""

    model = Letter
    permission_policy = ModelPermissionPolicy(Letter)
    any_permission_required = ["view", "change"]
    filterset_class = LetterFilterSet
    results_template_name = "mms_wagtail/admin/mail_results.html"
    index_url_name = NAME
    index_results_url_name = f"{NAME}_results"
    page_title: Any = _("Почта")
    header_icon = "mail"
    context_object_name = "letters"
    is_searchable = False
    default_ordering = "-pk"
    list_export = ["created_at", "recipients", "subject", "state", "attempts", "last_error", "sent_at"]
    export_headings = {
        "created_at": _("Создано"),
        "recipients": _("Кому"),
        "subject": _("Тема"),
        "state": _("Состояние"),
        "attempts": _("Попыток"),
        "last_error": _("Причина"),
        "sent_at": _("Отправлено"),
    }
    columns = [
        Column("recipients", label=_("Кому")),
        Column("subject", label=_("Тема")),
        Column("state", label=_("Состояние"), accessor="get_state_display"),
        Column("last_error", label=_("Причина")),
        Column("attempts", label=_("Попыток")),
        DateColumn("created_at", label=_("Создано")),
        AgainColumn("again", label=_("Действие")),
    ]

    def get_base_queryset(self) -> Any:
        # The content may be megabytes of files.
        return super().get_base_queryset().defer("content")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(*args, **kwargs), "health": mail_health()}


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a letter again, for those who may."""
    if not request.user.has_perm(SEND):
        refused: HttpResponse = permission_denied(request)
        return refused
    letter = get_object_or_404(Letter.objects.defer("content"), pk=pk)
    if send_again(letter):
        messages.success(request, _("Письмо «%s» отправляется снова.") % letter.subject)
    else:
        messages.warning(request, _("Это письмо уже отправлено или отправляется."))
    return redirect(NAME)
