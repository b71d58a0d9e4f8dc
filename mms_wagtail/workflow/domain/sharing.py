"""Many works are given to experts at once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from mms_wagtail.workflow.domain.assigning import LIVE, assign_reviewers, candidates, round_of
from mms_wagtail.workflow.domain.people import may_assign
from mms_wagtail.workflow.domain.rounds import places_left
from mms_wagtail.workflow.domain.states import in_state
from mms_wagtail.workflow.errors import NotAllowedError, WorkflowError
from mms_wagtail.workflow.models import Assignment, ExpertReviewTaskState, Submission

SHOWN = 100


@dataclass(frozen=True, kw_only=True)
class Needing:
    """A work that lacks experts, and how many."""

    submission: Submission
    places: int


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What became of one work. ``names`` got it; ``lacks`` says what is still missing, "" for nothing."""

    submission: Submission
    names: tuple[str, ...] = ()
    lacks: str = ""


def works_without_experts(limit: int | None = SHOWN) -> list[Needing]:
    """Works that lack experts, the longest waiting first. Two queries, however many there are."""
    rounds = (
        ExpertReviewTaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
        .annotate(taken=Count("assignments", filter=Q(assignments__state__in=LIVE)))
        .filter(taken__lt=F("required"))
        .order_by("started_at")
        .values_list("workflow_state__object_id", "required", "taken")[:limit]
    )
    places = {str(page): required - taken for page, required, taken in rounds}
    works = Submission.objects.filter(page_id__in=places, state=Submission.State.REVIEWING)
    return [
        Needing(submission=work, places=places[str(work.page_id)])
        for work in works.select_related("organization").order_by("state_since", "pk")
    ]


def share_out(
    submissions: Iterable[Submission], *, reviewers: Iterable[Any], by: Any, due_on: dt.date | None = None
) -> list[Shared]:
    """Give each work as many of the chosen experts as it lacks, evenly: who has the least gets the next.

    Experts with a conflict of interest are passed over. Each work is given in a transaction of its
    own, so one that cannot be given keeps no other back.

    Raises
    ------
    NotAllowedError
        When ``by`` may not assign.
    WorkflowError
        When nothing or nobody was chosen, or the day is past.
    """
    works, chosen = list(submissions), list(reviewers)
    if not may_assign(by):
        raise NotAllowedError(_("Экспертов назначают методисты."))
    if not works or not chosen:
        raise WorkflowError(_("Выберите хотя бы одну работу и хотя бы одного эксперта."))
    if due_on is not None and due_on < timezone.localdate():
        raise WorkflowError(_("Срок уже прошёл. Поставьте сегодняшний или более поздний день."))
    open_ones = Assignment.objects.filter(state=Assignment.State.OPEN, reviewer__in=chosen)
    load: Counter[int | None] = Counter(open_ones.values_list("reviewer_id", flat=True))
    return [_give_one(work, {user.pk for user in chosen}, load, by=by, due_on=due_on) for work in works]


def _give_one(
    work: Submission, chosen: set[int], load: Counter[int | None], *, by: Any, due_on: dt.date | None
) -> Shared:
    try:
        with transaction.atomic():
            current = in_state(work, Submission.State.REVIEWING)
            places = places_left(round_of(current))
            fit = [item for item in candidates(current) if item.user.pk in chosen]
            fit.sort(key=lambda item: (load[item.user.pk], not item.same_subject, item.name))
            given = fit[:places]
            if given:
                assign_reviewers(current, reviewers=[item.user for item in given], by=by, due_on=due_on)
    except WorkflowError as error:
        return Shared(submission=work, lacks=str(error))
    load.update(item.user.pk for item in given)
    lacks = ""
    if len(given) < places:
        lacks = _(
            "не хватает экспертов: %d. У остальных выбранных конфликт интересов, или работа у них уже есть."
        ) % (places - len(given))
    elif not places:
        lacks = _("экспертов уже достаточно.")
    return Shared(submission=current, names=tuple(item.name for item in given), lacks=lacks)
