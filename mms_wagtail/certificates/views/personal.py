"""What a person sees of their own certificates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import select_template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mms_wagtail.certificates.domain.summary import Contributor, build_summary
from mms_wagtail.certificates.domain.summary_files import summary_docx, summary_pdf
from mms_wagtail.certificates.forms import PeriodForm
from mms_wagtail.certificates.models import Certificate

CABINET = "mms_wagtail/accounts/cabinet_base.html"
FRAME = "mms_wagtail/certificates/frame.html"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UNPROCESSABLE = 422


@never_cache
@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """«Мои свидетельства», the latest first; one query."""
    user: Any = request.user
    certificates = Certificate.objects.filter(user=user).select_related("superseded_by")
    context = {"certificates": certificates, "page_title": _("Мои свидетельства")}
    return _render(request, "mms_wagtail/certificates/mine.html", context)


@never_cache
@login_required
@require_safe
def summary(request: HttpRequest, contributors: Iterable[Contributor] = ()) -> HttpResponse:
    """Form of a period; with ``format`` (``pdf`` or ``docx``) the file of it.

    Another app that has lines to add puts its own address of this view before ours, with
    ``contributors`` in the extra arguments of its ``path``.
    """
    wanted = request.GET.get("format", "")
    if wanted not in {"pdf", "docx"}:
        form = PeriodForm(initial=PeriodForm.usual())
        return _form(request, form)
    form = PeriodForm(request.GET)
    if not form.is_valid():
        return _form(request, form, status=UNPROCESSABLE)
    made = build_summary(
        user=request.user,
        start=form.cleaned_data["start"],
        end=form.cleaned_data["end"],
        made_on=timezone.localdate(),
        contributors=contributors,
    )
    if wanted == "pdf":
        response = HttpResponse(summary_pdf(made), content_type="application/pdf")
    else:
        response = HttpResponse(summary_docx(made), content_type=WORD)
    name = f"svodka-{made.start:%Y-%m-%d}-{made.end:%Y-%m-%d}.{wanted}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _form(request: HttpRequest, form: PeriodForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "page_title": _("Сводка для аттестации")}
    return _render(request, "mms_wagtail/certificates/summary.html", context, status=status)


def _render(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Inside the cabinet where the project has one."""
    names = [CABINET, FRAME] if apps.is_installed("mms_wagtail.accounts") else [FRAME]
    context |= {"frame": select_template(names), "noindex": True}
    return render(request, template, context, status=status)
