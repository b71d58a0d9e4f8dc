"""Meetings for calendars and feed readers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mms_wagtail.plugins.associations.describe.lines import state_label, when_words
from mms_wagtail.plugins.associations.describe.section import section_url
from mms_wagtail.plugins.associations.domain.calendars import calendar_of
from mms_wagtail.plugins.associations.domain.holders import is_readable, readable_holders
from mms_wagtail.plugins.associations.domain.meetings import coming_meetings
from mms_wagtail.plugins.associations.models import Meeting

ITEMS = 30
# A calendar keeps what was: a cancelled or held meeting must change there too.
KEPT = dt.timedelta(days=180)


@require_safe
def one(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """One meeting."""
    meeting = get_object_or_404(Meeting.objects.select_related("holder"), pk=meeting_id)
    if not is_readable(meeting.holder):
        raise Http404
    return _file(request, [meeting], name=meeting.title, stem=f"zasedanie-{meeting.pk}")


@require_safe
def coming(request: HttpRequest) -> HttpResponse:
    """The coming meetings of all."""
    return _file(request, coming_meetings(), name=_("Заседания объединений"), stem="zasedaniya")


@require_safe
def of_holder(request: HttpRequest, holder_id: int) -> HttpResponse:
    """Meetings of one association or of the council: the coming ones, and those of the last half year."""
    holder = get_object_or_404(readable_holders(), pk=holder_id)
    since = timezone.localdate() - KEPT
    meetings = Meeting.objects.filter(holder=holder, held_on__gte=since).select_related("holder")
    return _file(request, meetings.order_by("held_on"), name=holder.title, stem=f"obedinenie-{holder.pk}")


def _file(request: HttpRequest, meetings: Any, *, name: str, stem: str) -> HttpResponse:
    base = request.build_absolute_uri("/").rstrip("/")
    written = calendar_of(meetings, name=name, base=base)
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{stem}.ics"'
    return response


class MeetingsFeed(Feed[Meeting, Any]):
    """An Atom feed (RFC 4287) of meetings as they are announced and written up; of one holder or of all."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        holder_id = kwargs.get("holder_id")
        return get_object_or_404(readable_holders(), pk=holder_id) if holder_id else None

    def title(self, holder: Any) -> str:
        return _("Заседания: %s") % holder.title if holder else _("Заседания и решения объединений")

    def link(self, holder: Any) -> str:
        return (holder.get_url() if holder else section_url()) or "/"

    def items(self, holder: Any) -> Any:
        found = Meeting.objects.filter(holder__in=readable_holders()).select_related("holder")
        if holder:
            found = found.filter(holder=holder)
        return found.order_by("-changed_at")[:ITEMS]

    def item_title(self, item: Any) -> str:
        return f"{item.title} — {item.holder.title}"

    def item_description(self, item: Meeting) -> str:
        return ". ".join(filter(None, [when_words(item), state_label(item), item.summary]))

    def item_link(self, item: Meeting) -> str:
        return item.get_absolute_url()

    def item_pubdate(self, item: Meeting) -> dt.datetime:
        return item.created_at

    def item_updateddate(self, item: Meeting) -> dt.datetime:
        return item.changed_at
