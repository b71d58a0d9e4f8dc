"""Meetings of the demo: what was to be, and, once the day has come, what was decided and done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import swapper
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from mms_wagtail.demo.files import make_file
from mms_wagtail.demo.markdown import Block
from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.domain.groups import portal_collection
from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.choices import DecisionState, MeetingState, PlanState
from mms_wagtail.plugins.associations.demo.script import BodyScript, MeetingScript
from mms_wagtail.plugins.associations.models import (
    AgendaItem,
    AssociationPage,
    BornMaterial,
    Decision,
    Meeting,
    PlanItem,
)

PLAN_STATES = {
    MeetingState.HELD: PlanState.DONE,
    MeetingState.PLANNED: PlanState.PLANNED,
    MeetingState.CANCELLED: PlanState.CANCELLED,
}


@dataclass
class Meetings:
    """Holds the meetings of bodies. ``today`` decides which of them have been held already."""

    owner: Any
    today: dt.date = field(default_factory=timezone.localdate)

    def hold(self, script: BodyScript, holder: Any) -> None:
        """Make the meetings of ``holder``, and for an association its plan."""
        files = script.minutes
        for item in script.meetings:
            meeting = self._meeting(item, holder)
            if files and meeting.state == MeetingState.HELD:
                # One file a body shows how minutes look; more would only take time.
                meeting.minutes = self._minutes(item, holder)
                files = False
            meeting.save()
            if isinstance(holder, AssociationPage):
                self._plan_meeting(item, meeting, holder)
        for row in script.plan:
            _plan_item(row, holder)

    def _meeting(self, item: MeetingScript, holder: Any) -> Meeting:
        state = item.state or (MeetingState.HELD if item.day <= self.today else MeetingState.PLANNED)
        held = state == MeetingState.HELD
        meeting = Meeting(
            holder_id=holder.pk,
            number=item.number,
            topic=item.topic,
            held_on=item.day,
            starts_at=item.time,
            school_year=SchoolYear.of(item.day).start,
            place=item.place,
            link=item.link,
            state=state,
            attended=item.came if held else None,
            invited_total=item.invited,
            invited="\n".join(item.guests),
            summary=item.summary if held else "",
        )
        meeting.agenda = [
            AgendaItem(title=question, speaker=speaker, sort_order=place)
            for place, (question, speaker) in enumerate(item.agenda)
        ]
        if held:
            meeting.decisions = [self._decision(row, place) for place, row in enumerate(item.decisions)]
            meeting.born = [BornMaterial(page=page) for page in _pages(item.born)]
        meeting.full_clean(exclude=["holder"])
        return meeting

    def _decision(self, row: dict[str, Any], place: int) -> Decision:
        done_on = row.get("done")
        is_done = done_on is not None and done_on <= self.today
        return Decision(
            text=row["text"],
            responsible=row.get("who", ""),
            due_on=row.get("due"),
            done_on=done_on if is_done else None,
            state=DecisionState.DONE if is_done else DecisionState.OPEN,
            sort_order=place,
        )

    def _plan_meeting(self, item: MeetingScript, meeting: Meeting, holder: AssociationPage) -> None:
        PlanItem.objects.create(
            association=holder,
            school_year=meeting.school_year,
            date=item.day,
            title=item.topic or meeting.title,
            form="заседание",
            state=PLAN_STATES[MeetingState(meeting.state)],
            meeting=meeting,
        )

    def _minutes(self, item: MeetingScript, holder: Any) -> Any:
        title = f"Протокол № {item.number} от {date_in_words(item.day)}"
        document = get_document_model()(
            title=f"{title}. {holder.title}"[:255],
            collection=portal_collection(),
            uploaded_by_user=self.owner,
        )
        content = make_file("pdf", title=title, subtitle=holder.title, blocks=_written(item))
        document.file = ContentFile(content, name=f"protokol-{item.day.isoformat()}.pdf")
        document.save()
        return document


def _written(item: MeetingScript) -> list[Block]:
    """The minutes as blocks of a text."""
    agenda = "".join(f"<li>{question} ({speaker})</li>" for question, speaker in item.agenda)
    decided = "".join(
        f"<li>{row['text']} Ответственный: {row.get('who', '—')}.</li>" for row in item.decisions
    )
    return [
        ("text", f"<p>Присутствовали: {item.came} из {item.invited}.</p>"),
        ("heading", {"text": "Повестка"}),
        ("text", f"<ol>{agenda}</ol>"),
        ("heading", {"text": "Решили"}),
        ("text", f"<ol>{decided}</ol><p>{item.summary}</p>"),
    ]


def _pages(slugs: tuple[str, ...]) -> list[Any]:
    """Pages that grew out of a meeting, as far as the portal has them: their section may be switched off."""
    base: Any = swapper.load_model("wagtailcore", "Page")
    return list(base.objects.filter(slug__in=slugs, live=True)) if slugs else []


def _plan_item(row: dict[str, Any], association: AssociationPage) -> None:
    PlanItem.objects.create(
        association=association,
        school_year=row["year"],
        month=row.get("month"),
        title=row["title"],
        form=row.get("form", ""),
        responsible=row.get("who", ""),
        state=row.get("state", PlanState.PLANNED),
        note=row.get("note", ""),
    )
