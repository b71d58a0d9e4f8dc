"""Meetings of the council as places where a work was decided on."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mms_wagtail.contracts import DecisionSource
from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.plugins.associations.choices import MeetingState
from mms_wagtail.plugins.associations.domain.holders import readable_holders
from mms_wagtail.plugins.associations.models import Meeting, MethodologicalCouncilPage

OFFERED = 30


def council_decisions() -> list[DecisionSource]:
    """The last meetings of the council that readers may see; one query."""
    councils = MethodologicalCouncilPage.objects.filter(pk__in=readable_holders().values("pk"))
    held = Meeting.objects.filter(holder__in=councils.values("pk"), state=MeetingState.HELD)
    return [
        DecisionSource(label=decision_label(meeting), url=meeting.get_absolute_url(), date=meeting.held_on)
        for meeting in held.order_by("-held_on", "-pk")[:OFFERED]
    ]


def decision_label(meeting: Meeting) -> str:
    """«Решение методсовета от 2 октября 2025 г., протокол № 2»."""
    words = _("Решение методсовета от %s") % date_in_words(meeting.held_on)
    return (
        _("%(words)s, протокол № %(number)s") % {"words": words, "number": meeting.number}
        if meeting.number
        else words
    )
