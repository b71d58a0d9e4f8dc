"""A meeting in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import swapper
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.domain.links import file_url
from mms_wagtail.models import FileInfo
from mms_wagtail.plugins.associations.choices import DecisionState, MeetingState
from mms_wagtail.plugins.associations.describe.lines import attendance, is_overdue, state_label, when_words
from mms_wagtail.plugins.associations.describe.structured import event
from mms_wagtail.plugins.associations.domain.permissions import may_edit


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """``size`` in bytes; ``pages`` is 0 when unknown."""

    title: str
    url: str
    format: str
    size: int
    pages: int
    role_label: str = ""


@dataclass(frozen=True, kw_only=True)
class DecisionLine:
    """``when`` is the last day, or the day when it was done; ``tone`` "done", "late", "open" or "dropped"."""

    text: str
    responsible: str
    state_label: str
    when: str
    tone: str


def meeting_context(meeting: Any, request: Any) -> dict[str, Any]:
    """What ``meeting.html`` shows. A fixed number of queries."""
    holder = meeting.holder_page
    decisions = [decision_line(item) for item in meeting.decisions.all()]
    counted = [item for item in decisions if item.tone != "dropped"]
    files = [(item.document, item.title) for item in meeting.files.select_related("document__mms_file_info")]
    return {
        "meeting": meeting,
        "page": None,
        "holder": holder,
        "when": when_words(meeting),
        "state_label": state_label(meeting),
        "tone": "late" if is_overdue(meeting) else meeting.state,
        "is_coming": meeting.state == MeetingState.PLANNED and meeting.held_on >= timezone.localdate(),
        "agenda": list(meeting.agenda.all()),
        "decisions": decisions,
        "decided": len(counted),
        "carried_out": sum(item.tone == "done" for item in counted),
        "attendance": attendance(meeting),
        "invited": [line.strip() for line in meeting.invited.splitlines() if line.strip()],
        "minutes": document_line(meeting.minutes, role=_("протокол")) if meeting.minutes else None,
        "files": [document_line(document, title=title) for document, title in files],
        "born": born_pages(meeting.born.values("page_id")),
        "may_edit": may_edit(request.user, holder),
        "json_ld": event(meeting, holder=holder, base=request.build_absolute_uri("/").rstrip("/")),
    }


def decision_line(decision: Any) -> DecisionLine:
    """A decision with its day in words."""
    tone = str(decision.state)
    when = _("к %s") % date_in_words(decision.due_on) if decision.due_on else ""
    label = str(decision.get_state_display())
    if decision.is_late(timezone.localdate()):
        tone, label, when = "late", _("Срок прошёл"), date_in_words(decision.due_on)
    if decision.state == DecisionState.DONE and decision.done_on:
        when = date_in_words(decision.done_on)
        if decision.due_on and decision.done_on > decision.due_on:
            when = _("%(day)s, срок был %(due)s") % {"day": when, "due": date_in_words(decision.due_on)}
    return DecisionLine(
        text=decision.text, responsible=decision.responsible, state_label=label, when=when, tone=tone
    )


def document_line(document: Any, *, title: str = "", role: str = "") -> FileLine:
    """A file of Wagtail's documents as the component shows it."""
    info: FileInfo | None = getattr(document, "mms_file_info", None)
    return FileLine(
        title=title or document.title,
        url=file_url(document, info),
        format=document.file_extension.upper(),
        size=info.size if info else 0,
        pages=info.pages if info else 0,
        role_label=role,
    )


def born_pages(page_ids: Any) -> list[Any]:
    """Pages that grew out of meetings and that readers may see."""
    base: Any = swapper.load_model("wagtailcore", "Page")
    return list(base.objects.live().public().filter(pk__in=page_ids).order_by("title"))
