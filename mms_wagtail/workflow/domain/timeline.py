"""The log of a submission."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.log_actions import log

from mms_wagtail.workflow.domain.people import name_of
from mms_wagtail.workflow.models import Submission, SubmissionEvent

Kind = SubmissionEvent.Kind
LOG_PREFIX = "mms_workflow."
LOGGED_BY_WAGTAIL = frozenset({Kind.STARTED, Kind.SUBMITTED, Kind.ACCEPTED, Kind.RETURNED, Kind.PUBLISHED})


def note(
    submission: Submission,
    kind: SubmissionEvent.Kind,
    *,
    by: Any,
    public_note: str = "",
    internal_note: str = "",
    reasons: Iterable[str] = (),
) -> SubmissionEvent:
    """Write one step into the log. ``by`` is None for what the portal does by itself.

    Side effects: the page's history in Wagtail gets it too, unless Wagtail logs that step itself.
    """
    event = SubmissionEvent.objects.create(
        submission=submission,
        kind=kind,
        actor=by,
        actor_name=name_of(by),
        public_note=public_note.strip(),
        internal_note=internal_note.strip(),
        reasons=list(reasons),
        edition=submission.edition,
    )
    if submission.page_id and kind not in LOGGED_BY_WAGTAIL:
        log(submission.page, f"{LOG_PREFIX}{kind}", user=by, data={"note": internal_note.strip()})
    return event


def seen_by_author(submission: Submission) -> list[SubmissionEvent]:
    """What the author may read of the log; names of experts and internal notes are taken out."""
    events = list(submission.events.exclude(kind__in=SubmissionEvent.INTERNAL))
    for event in events:
        event.internal_note = ""
        if event.kind in SubmissionEvent.HIDDEN_ACTORS:
            event.actor, event.actor_name = None, ""
    return events
