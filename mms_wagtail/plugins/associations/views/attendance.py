"""Who came to a meeting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mms_wagtail.accounts.api import cabinet_required
from mms_wagtail.plugins.associations.domain.editing import StaleError, save_attendance
from mms_wagtail.plugins.associations.domain.members import current_members
from mms_wagtail.plugins.associations.forms.meeting import AttendanceForm
from mms_wagtail.plugins.associations.views.conflicts import differences, take_over
from mms_wagtail.plugins.associations.views.gates import editable_meeting


@require_http_methods(["GET", "HEAD", "POST"])
@cabinet_required
def edit(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Numbers, and ticks for those who were members on the day."""
    meeting = editable_meeting(request.user, meeting_id)
    holder = meeting.holder_page
    everyone = holder.members.select_related("person") if hasattr(holder, "members") else []
    members = current_members(everyone, date=meeting.held_on)
    form = AttendanceForm(request.POST or None, instance=meeting, members=members)
    context: dict[str, Any] = {"conflict": None, "differences": []}
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                save_attendance(
                    meeting,
                    by=request.user,
                    version=form.seen_version,
                    values=form.values,
                    people=form.people,
                )
            except StaleError as error:
                context = {"conflict": error, "differences": differences(form, error.current)}
                take_over(form, error.current)
                status = 409
            else:
                messages.success(request, _("Сохранено."))
                return redirect("mms_associations:edit_attendance", meeting.pk)
        else:
            status = 422
    context |= {"page_title": str(meeting), "meeting": meeting, "body": holder, "form": form}
    return render(request, "mms_wagtail/associations/mine/attendance.html", context, status=status)
