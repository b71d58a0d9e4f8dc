"""Files of public practices, and «Применил у себя»."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from mms_wagtail.accounts.api import cabinet_required
from mms_wagtail.attachments.api import attachments_of, serve
from mms_wagtail.plugins.practices.domain.repeating import RepetitionError, record_repetition, why_not
from mms_wagtail.plugins.practices.models import PracticePage


def public_practice(page_id: int) -> PracticePage:
    """A practice that every visitor may read, or :class:`Http404`."""
    pages = PracticePage.objects.live().public()
    found: PracticePage = get_object_or_404(pages, pk=page_id, withdrawn_on=None)
    return found


@require_safe
def serve_file(request: HttpRequest, page_id: int, attachment_id: int, name: str) -> HttpResponseBase:
    """A file of a public practice, of its current edition or an earlier one; for others it does not exist."""
    page = public_practice(page_id)
    kept = [UUID(str(edition.content["folder"])) for edition in page.editions.all()]
    folders = dict.fromkeys((page.folder, *kept))
    for folder in folders:
        for item in attachments_of(folder):
            if item.pk == attachment_id:
                return serve(item)
    raise Http404


class RepetitionForm(forms.Form):
    """What a colleague of another school did, and what came of it."""

    applied = forms.CharField(
        label=gettext_lazy("Что и с кем вы сделали"),
        help_text=gettext_lazy("Класс, предмет, когда, что изменили под себя."),
        widget=forms.Textarea(attrs={"rows": 5}),
        min_length=40,
        max_length=3000,
    )
    result = forms.CharField(
        label=gettext_lazy("Что получилось"),
        help_text=gettext_lazy("И удачное, и неудачное: автору и коллегам важно и то и другое."),
        widget=forms.Textarea(attrs={"rows": 5}),
        min_length=40,
        max_length=3000,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@cabinet_required
def repeat(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form «Применил у себя»; nothing typed is lost by a refusal."""
    page = public_practice(page_id)
    form = RepetitionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            record_repetition(page, by=request.user, **form.cleaned_data)
        except RepetitionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Спасибо! Методист прочитает вашу запись, и она появится на странице практики.")
            )
            return redirect(page.get_url())
    context: dict[str, Any] = {
        "practice": page,
        "form": form,
        "noindex": True,
        # Said before they write, not after.
        "refused": why_not(page, by=request.user) if request.method != "POST" else "",
    }
    return render(request, "mms_wagtail/practices/repeat.html", context, status=422 if form.errors else 200)
