"""Minutes and other files of a meeting. Each is sent by itself, so that nothing else waits for it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from mms_wagtail.accounts.api import cabinet_required
from mms_wagtail.plugins.associations.describe.meeting import document_line
from mms_wagtail.plugins.associations.domain.filing import add_file, add_minutes, drop_file, drop_minutes
from mms_wagtail.plugins.associations.models import Meeting
from mms_wagtail.plugins.associations.views.gates import editable_meeting

MISSING = {"required": gettext_lazy("Выберите файл на своём устройстве.")}


class MinutesForm(forms.Form):
    """The minutes; a second file replaces the first."""

    minutes = forms.FileField(
        label=gettext_lazy("Файл протокола"),
        help_text=gettext_lazy("PDF, DOCX или ODT. Его увидят все: уберите личные телефоны и адреса."),
        error_messages=MISSING,
    )


class FileForm(forms.Form):
    """A presentation, a handout."""

    title = forms.CharField(
        label=gettext_lazy("Как назвать"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Если пусто, останется имя файла."),
    )
    file = forms.FileField(label=gettext_lazy("Файл"), error_messages=MISSING)


@require_http_methods(["GET", "HEAD", "POST"])
@cabinet_required
def edit(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """POST with ``act``: "minutes", "drop-minutes", "file", or "drop-file" with the number of the file."""
    meeting = editable_meeting(request.user, meeting_id)
    act = request.POST.get("act", "")
    minutes = MinutesForm(request.POST, request.FILES) if act == "minutes" else MinutesForm()
    file = FileForm(request.POST, request.FILES) if act == "file" else FileForm()
    if request.method == "POST" and _change(request, meeting, act, minutes, file):
        messages.success(request, _("Сохранено."))
        return redirect("mms_associations:edit_files", meeting.pk)
    rows = meeting.files.select_related("document__mms_file_info")
    context = {
        "page_title": str(meeting),
        "meeting": meeting,
        "body": meeting.holder,
        "minutes_form": minutes,
        "file_form": file,
        "minutes": document_line(meeting.minutes, role=_("протокол")) if meeting.minutes else None,
        "files": [(row.pk, document_line(row.document, title=row.title)) for row in rows],
    }
    status = 422 if minutes.errors or file.errors else 200
    return render(request, "mms_wagtail/associations/mine/files.html", context, status=status)


def _change(request: HttpRequest, meeting: Meeting, act: str, minutes: Any, file: Any) -> bool:
    """Do what was asked; False when the file is refused, with the reason on its field."""
    user = request.user
    try:
        if act == "minutes":
            if not minutes.is_valid():
                return False
            add_minutes(meeting, minutes.cleaned_data["minutes"], by=user)
        elif act == "drop-minutes":
            drop_minutes(meeting, by=user)
        elif act == "file":
            if not file.is_valid():
                return False
            add_file(meeting, file.cleaned_data["file"], title=file.cleaned_data["title"], by=user)
        elif act == "drop-file" and (number := request.POST.get("file", "")).isdecimal() and len(number) < 19:
            drop_file(meeting, int(number), by=user)
        else:
            raise Http404
    except Meeting.DoesNotExist as error:
        # An editor deleted it while the file was on its way.
        raise Http404 from error
    except ValidationError as error:
        (minutes if act == "minutes" else file).add_error("minutes" if act == "minutes" else "file", error)
        return False
    return True
