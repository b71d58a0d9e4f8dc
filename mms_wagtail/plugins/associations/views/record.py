"""A meeting as its leader writes it down: what it is, and what it decided."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mms_wagtail.accounts.api import cabinet_required
from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.domain.editing import StaleError, save_meeting
from mms_wagtail.plugins.associations.forms.meeting import MeetingForm, ResultsForm
from mms_wagtail.plugins.associations.forms.rows import KINDS, MORE, row_formset, stored_texts, typed_rows
from mms_wagtail.plugins.associations.models import Meeting
from mms_wagtail.plugins.associations.views.conflicts import differences, row_difference, take_over
from mms_wagtail.plugins.associations.views.gates import editable_holder, editable_meeting

METHODS = ["GET", "HEAD", "POST"]
ADDRESSES = {"agenda": "mms_associations:edit_meeting", "decisions": "mms_associations:edit_results"}


@require_http_methods(METHODS)
@cabinet_required
def add(request: HttpRequest, page_id: int) -> HttpResponse:
    """A new meeting."""
    holder = editable_holder(request.user, page_id)
    today = timezone.localdate()
    count = Meeting.objects.filter(holder_id=holder.pk, school_year=SchoolYear.of(today).start).count()
    meeting = Meeting(holder_id=holder.pk, school_year=SchoolYear.of(today).start, number=str(count + 1))
    return _answer(request, meeting, form_class=MeetingForm, kind="agenda", holder=holder)


@require_http_methods(METHODS)
@cabinet_required
def edit(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """When, where and about what."""
    meeting = editable_meeting(request.user, meeting_id)
    return _answer(request, meeting, form_class=MeetingForm, kind="agenda", holder=meeting.holder)


@require_http_methods(METHODS)
@cabinet_required
def results(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """What was decided, by whom and by when, and whether it was done."""
    meeting = editable_meeting(request.user, meeting_id)
    return _answer(request, meeting, form_class=ResultsForm, kind="decisions", holder=meeting.holder)


def _answer(
    request: HttpRequest, meeting: Meeting, *, form_class: Any, kind: str, holder: Any
) -> HttpResponse:
    """The form, or what became of it: 422 for what is wrong, 409 when another person saved meanwhile."""
    is_new = meeting.pk is None
    data = request.POST if request.method == "POST" else None
    held_on = {"held_on": meeting.held_on} if kind == "decisions" else {}
    form = form_class(data, instance=meeting)
    rows = row_formset(kind, meeting, data, **held_on)
    asks_more = data is not None and MORE in data
    context: dict[str, Any] = {"conflict": None, "differences": []}
    status = 200
    if data is not None and not asks_more:
        if form.is_valid() and rows.is_valid():
            try:
                saved = save_meeting(
                    meeting,
                    by=request.user,
                    version=form.seen_version,
                    values=form.values,
                    rows={KINDS[kind][1]: typed_rows(rows)},
                )
            except StaleError as error:
                stored = stored_texts(getattr(error.current, kind).all(), kind)
                context = {
                    "conflict": error,
                    "differences": [
                        *differences(form, error.current),
                        *row_difference(_("Повестка") if kind == "agenda" else _("Решения"), stored, rows),
                    ],
                }
                take_over(form, error.current)
                status = 409
            else:
                messages.success(
                    request, _("Заседание добавлено: оно уже видно всем.") if is_new else _("Сохранено.")
                )
                return redirect(ADDRESSES[kind], saved.pk)
        else:
            status = 422
    context |= {
        "page_title": _("Новое заседание") if is_new else str(Meeting.objects.get(pk=meeting.pk)),
        "meeting": meeting,
        "is_new": is_new,
        "body": holder,
        "form": form,
        "rows": rows,
        "kind": kind,
        "asks_more": asks_more,
    }
    return render(request, f"mms_wagtail/associations/mine/{kind}.html", context, status=status)
