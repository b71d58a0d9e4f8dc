"""The work as an expert reads it: the revision that the round is about, without names when it is blind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from mms_wagtail.workflow.models import Assignment


@dataclass(frozen=True, kw_only=True)
class ShownWork:
    """``page`` is the revision of the round; ``who`` is "" in a blind review."""

    page: Any
    folder: UUID
    title: str
    who: str


def shown_to_expert(assignment: Assignment) -> ShownWork:
    """What the expert reads."""
    submission, round_ = assignment.submission, assignment.round
    page = round_.revision.as_object()
    who = "" if round_.blind else submission.submitter_name
    return ShownWork(page=page, folder=getattr(page, "folder", submission.folder), title=page.title, who=who)
