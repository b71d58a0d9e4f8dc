"""A round of expert reviews: when it opens, what it needs, when it is done."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from mms_wagtail.workflow.domain import telling
from mms_wagtail.workflow.domain.timeline import note
from mms_wagtail.workflow.models import (
    Assignment,
    ExpertReview,
    ExpertReviewTaskState,
    Submission,
    SubmissionEvent,
)
from mms_wagtail.workflow.models.tasks import ExpertReviewTask

# A round that diverged gets one expert more, not one after another.
EXTRA = 1


def open_round(round_: ExpertReviewTaskState, *, task: ExpertReviewTask) -> ExpertReviewTaskState:
    """Fill a round with the scheme and the rules as they are now."""
    round_.scheme = task.scheme.snapshot()
    round_.required = task.reviews_required
    round_.blind = task.blind
    round_.divergence = task.divergence
    round_.due_on = timezone.localdate() + dt.timedelta(days=task.days)
    round_.save(update_fields=["scheme", "required", "blind", "divergence", "due_on"])
    return round_


def reviews_of(round_: ExpertReviewTaskState) -> list[ExpertReview]:
    """Completed reviews of a round, the first given first."""
    return list(
        ExpertReview.objects.filter(
            assignment__round=round_, assignment__state=Assignment.State.DONE
        ).select_related("assignment")
    )


def places_left(round_: ExpertReviewTaskState) -> int:
    """How many experts the round still lacks."""
    taken = round_.assignments.filter(state__in=(Assignment.State.OPEN, Assignment.State.DONE)).count()
    return max(0, round_.required - taken)


def have_diverged(reviews: list[ExpertReview], *, percent: int) -> bool:
    """Whether experts disagree strongly: in the sums, or one would publish what another would decline."""
    sums = [review.percent or 0 for review in reviews]
    wanted = {review.recommendation for review in reviews}
    good = {ExpertReview.Recommendation.PUBLISH, ExpertReview.Recommendation.RECOMMEND}
    opposed = ExpertReview.Recommendation.DECLINE in wanted and bool(good & wanted)
    return opposed or max(sums) - min(sums) > percent


def close_if_done(submission: Submission, round_: ExpertReviewTaskState, *, by: Any) -> bool:
    """Go on to the next task when the round has all its reviews; call one expert more when they diverge.

    Side effects: events, messages; open assignments that are no longer needed are closed.
    """
    reviews = reviews_of(round_)
    if len(reviews) < round_.required:
        return False
    if len(reviews) > 1 and not round_.diverged and have_diverged(reviews, percent=round_.divergence):
        round_.diverged = True
        round_.required += EXTRA
        round_.save(update_fields=["diverged", "required"])
        note(submission, SubmissionEvent.Kind.DIVERGED, by=None)
        telling.diverged(submission)
        return False
    round_.assignments.filter(state=Assignment.State.OPEN).update(
        state=Assignment.State.CLOSED, ended_at=timezone.now()
    )
    note(submission, SubmissionEvent.Kind.REVIEWS_DONE, by=None)
    round_.approve(user=by)
    telling.reviews_done(submission)
    return True
