"""The page of a meeting."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from mms_wagtail.plugins.associations.describe.meeting import meeting_context
from mms_wagtail.plugins.associations.domain.holders import is_readable
from mms_wagtail.plugins.associations.models import Meeting


@require_safe
def show(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """A meeting; it does not exist for readers who may not see the page of its holder."""
    meeting = get_object_or_404(Meeting.objects.select_related("holder", "minutes"), pk=meeting_id)
    if not is_readable(meeting.holder):
        raise Http404
    return render(request, "mms_wagtail/associations/meeting.html", meeting_context(meeting, request))
