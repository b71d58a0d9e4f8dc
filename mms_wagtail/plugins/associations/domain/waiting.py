"""What waits for leaders: decisions due, a meeting tomorrow, minutes that are missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.contracts import Waiting
from mms_wagtail.plugins.associations.choices import DecisionState, MeetingState
from mms_wagtail.plugins.associations.domain.leaders import led_by
from mms_wagtail.plugins.associations.domain.permissions import edits_all
from mms_wagtail.plugins.associations.models import Decision, Meeting

SOON = dt.timedelta(days=7)
# Minutes are expected a week after the meeting.
MINUTES = dt.timedelta(days=7)
# What is older than a year is history, and reminds nobody.
FORGOTTEN = dt.timedelta(days=365)
SHOWN = 20


def waiting(user: Any) -> list[Waiting]:
    """What waits for a leader; nothing for others. Three queries at most, whatever is found."""
    return things_waiting(list(led_by(user).only("pk", "title")))


def things_waiting(
    holders: Sequence[Any], *, today: dt.date | None = None, named: bool = True
) -> list[Waiting]:
    """What waits for those who keep the meetings of ``holders``; ``named`` says whose each meeting is."""
    if not holders:
        return []
    day = today or timezone.localdate()
    titles = {holder.pk: holder.title if named else "" for holder in holders}
    return [*_meetings(titles, day), *_decisions(titles, day)]


def leads_something(user: Any) -> bool:
    """Whether the person leads an association today, or keeps those of all."""
    return edits_all(user) or led_by(user).exists()


def _meetings(titles: dict[int, str], day: dt.date) -> Iterable[Waiting]:
    """One query: tomorrow's and today's meetings, past ones without a result, held ones without minutes."""
    asked = Q(state=MeetingState.PLANNED, held_on__lte=day + dt.timedelta(days=1)) | Q(
        state=MeetingState.HELD, minutes=None, held_on__lte=day - MINUTES
    )
    found = Meeting.objects.filter(asked, holder_id__in=titles, held_on__gte=day - FORGOTTEN)
    for meeting in found.order_by("held_on")[:SHOWN]:
        yield _about(meeting, titles[meeting.holder_id], day)


def _about(meeting: Meeting, holder: str, day: dt.date) -> Waiting:
    title = f"{meeting} — {holder}" if holder else str(meeting)
    if meeting.state == MeetingState.HELD:
        url = reverse("mms_associations:edit_files", args=[meeting.pk])
        due = meeting.held_on + MINUTES
        return Waiting(title=title, what=_("Загрузите протокол."), url=url, due=due)
    url = reverse("mms_associations:edit_meeting", args=[meeting.pk])
    if meeting.held_on >= day:
        when = _("Заседание завтра") if meeting.held_on > day else _("Заседание сегодня")
        what = _("%s: проверьте повестку и место.") % when
        return Waiting(title=title, what=what, url=url, due=meeting.held_on, urgent=True)
    return Waiting(
        title=title,
        what=_("День прошёл: отметьте, состоялось ли заседание, и запишите решения."),
        url=url,
        due=meeting.held_on,
    )


def _decisions(titles: dict[int, str], day: dt.date) -> Iterable[Waiting]:
    """One query: open decisions whose day has come or comes within a week."""
    found = Decision.objects.filter(
        state=DecisionState.OPEN,
        due_on__lte=day + SOON,
        due_on__gte=day - FORGOTTEN,
        meeting__holder_id__in=titles,
    ).select_related("meeting")
    for decision in found.order_by("due_on")[:SHOWN]:
        yield Waiting(
            title=decision.text[:120],
            what=_("Решение заседания: отметьте, исполнено ли оно."),
            url=reverse("mms_associations:edit_results", args=[decision.meeting_id]),
            due=decision.due_on,
        )
