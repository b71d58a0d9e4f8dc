"""A round of expert reviews: when it opens, what it needs, when it is done."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mms_wagtail.workflow.domain import telling
from mms_wagtail.workflow.domain.people import may_assign
from mms_wagtail.workflow.domain.rewarding import thank_experts
from mms_wagtail.workflow.domain.states import in_state, task_state_of
from mms_wagtail.workflow.domain.timeline import note
from mms_wagtail.workflow.errors import IllegalMoveError, NotAllowedError, WorkflowError
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
NO_DECISION = gettext_lazy(
    "Заключения готовы, но в рабочем процессе после экспертизы нет шага, на котором принимают решение. "
    "Добавьте его в «Настройки — Рабочие процессы» и завершите экспертизу на странице заявки."
)


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
        ).select_related("assignment__reviewer", "assignment__round")
    )


def places_left(round_: ExpertReviewTaskState) -> int:
    """How many experts the round still lacks."""
    taken = round_.assignments.filter(state__in=(Assignment.State.OPEN, Assignment.State.DONE)).count()
    return int(max(0, round_.required - taken))


def have_diverged(reviews: list[ExpertReview], *, percent: int) -> bool:
    """Whether experts disagree strongly: in the sums, or one would publish what another would decline."""
    sums = [review.percent or 0 for review in reviews]
    wanted = {review.recommendation for review in reviews}
    good = {ExpertReview.Recommendation.PUBLISH, ExpertReview.Recommendation.RECOMMEND}
    opposed = ExpertReview.Recommendation.DECLINE in wanted and bool(good & wanted)
    return opposed or max(sums) - min(sums) > percent


def close_if_done(submission: Submission, round_: ExpertReviewTaskState, *, by: Any) -> bool:
    """Go on to the next task when the round has all its reviews; call one expert more when they diverge.

    Side effects: events, messages, certificates of the experts (issued last); open assignments that
    are no longer needed are closed. A round that is the last task waits: experts do not publish.
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
    if round_.workflow_state.is_at_final_task:
        # Wagtail would publish the page after its last task, and experts do not publish.
        note(submission, SubmissionEvent.Kind.NOTE, by=None, internal_note=str(NO_DECISION))
        telling.undecided(submission, str(NO_DECISION))
        return False
    _close(submission, round_, reviews, by=by)
    return True


@transaction.atomic
def close_round(submission: Submission, *, by: Any) -> Submission:
    """Go on with the reviews that there are, though the round wanted more.

    Raises
    ------
    NotAllowedError
        When ``by`` may not assign experts.
    IllegalMoveError
        When the work is not with experts.
    WorkflowError
        Without a single review, or when no step of the workflow follows.
    """
    if not may_assign(by):
        raise NotAllowedError(_("Экспертизу завершают методисты."))
    current = in_state(submission, Submission.State.REVIEWING)
    round_ = task_state_of(current)
    if not isinstance(round_, ExpertReviewTaskState):
        raise IllegalMoveError(_("Заявка сейчас не на экспертизе. Обновите страницу."))
    reviews = reviews_of(round_)
    if not reviews:
        raise WorkflowError(_("Пока нет ни одного заключения. Дождитесь его или назначьте другого эксперта."))
    if round_.workflow_state.is_at_final_task:
        raise WorkflowError(str(NO_DECISION))
    _close(current, round_, reviews, by=by)
    current.refresh_from_db()
    return current


def _close(
    submission: Submission, round_: ExpertReviewTaskState, reviews: list[ExpertReview], *, by: Any
) -> None:
    """End the round: experts who are not needed any more hear of it, those who reviewed are thanked."""
    for assignment in round_.assignments.filter(state=Assignment.State.OPEN).select_related("reviewer"):
        assignment.state, assignment.ended_at = Assignment.State.CLOSED, timezone.now()
        assignment.save(update_fields=["state", "ended_at"])
        assignment.submission = submission
        telling.relieved(assignment)
    note(submission, SubmissionEvent.Kind.REVIEWS_DONE, by=None)
    round_.approve(user=by)
    telling.reviews_done(submission)
    thank_experts(submission, reviews)
