"""An expert's review: kept as typed, checked when it is given."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.workflow.domain.rounds import close_if_done
from mms_wagtail.workflow.domain.states import locked
from mms_wagtail.workflow.domain.timeline import note
from mms_wagtail.workflow.errors import IllegalMoveError, IncompleteError, NotAllowedError, StaleDraftError
from mms_wagtail.workflow.models import Assignment, ExpertReview, Submission, SubmissionEvent

MAX_TEXT = 10_000
TEXTS = ("strengths", "advice", "note")


@dataclass(frozen=True, kw_only=True)
class Lacking:
    """What a review lacks: ``field`` is the name of the input, ``message`` what to do."""

    field: str
    message: str


def open_assignment(assignment: Assignment, *, by: Any) -> Assignment:
    """The assignment as it is now, its submission locked, when ``by`` may write the review.

    Raises
    ------
    NotAllowedError
        When it is another's.
    IllegalMoveError
        When it was given, replaced, or the work is no longer with experts.
    """
    if assignment.reviewer_id != by.pk:
        raise NotAllowedError(_("Заключение пишет тот эксперт, которому назначена работа."))
    submission = locked(assignment.submission)
    current = Assignment.objects.select_related("round").get(pk=assignment.pk)
    current.submission = submission
    if current.state != Assignment.State.OPEN or submission.state != Submission.State.REVIEWING:
        raise IllegalMoveError(_("Эта экспертиза уже завершена: оценка больше не нужна или дана."))
    return current


@transaction.atomic
def save_review(
    assignment: Assignment, *, typed: Mapping[str, str], by: Any, version: int | None = None
) -> ExpertReview:
    """Keep what an expert has typed so far.

    Parameters
    ----------
    typed:
        ``score-<key>`` and ``comment-<key>`` for criteria, ``recommendation``, ``strengths``,
        ``advice``, ``note``. Whatever else there is is dropped.
    version:
        The version that the expert's window had read; None does not ask.

    Raises
    ------
    NotAllowedError, IllegalMoveError
        See :func:`open_assignment`.
    StaleDraftError
        When another window saved meanwhile.
    """
    current = open_assignment(assignment, by=by)
    review, _made = ExpertReview.objects.get_or_create(assignment=current)
    before = _content(review)
    _fill(review, current.round.scheme, typed)
    # What is there already is no conflict: a save of this very window may have been on its way.
    if _content(review) == before:
        return review
    if version is not None and review.version != version:
        raise StaleDraftError(ExpertReview.objects.get(pk=review.pk))
    review.version += 1
    review.save()
    return review


def _content(review: ExpertReview) -> dict[str, Any]:
    """What an expert types, apart from the row it is kept in."""
    return {name: deepcopy(getattr(review, name)) for name in ("scores", "percent", "recommendation", *TEXTS)}


def _fill(review: ExpertReview, scheme: Mapping[str, Any], typed: Mapping[str, str]) -> None:
    scores = dict(review.scores)
    for criterion in scheme["criteria"]:
        key = criterion["key"]
        known = dict(scores.get(key, {}))
        if (value := typed.get(f"score-{key}")) is not None:
            known["value"] = int(value) if value.isdecimal() and int(value) <= criterion["max"] else None
        if (comment := typed.get(f"comment-{key}")) is not None:
            known["comment"] = comment[:MAX_TEXT]
        scores[key] = known
    review.scores = scores
    if typed.get("recommendation") in ExpertReview.Recommendation.values:
        review.recommendation = typed["recommendation"]
    for name in TEXTS:
        if name in typed:
            setattr(review, name, typed[name][:MAX_TEXT])
    review.percent = percent_of(review.scores, scheme)


def percent_of(scores: Mapping[str, Any], scheme: Mapping[str, Any]) -> int | None:
    """Weighted share of the best possible sum, in percent; None while a score is missing."""
    got = most = 0
    for criterion in scheme["criteria"]:
        value = scores.get(criterion["key"], {}).get("value")
        if value is None:
            return None
        got += criterion["weight"] * value
        most += criterion["weight"] * criterion["max"]
    return round(100 * got / most) if most else 0


def lacking(review: ExpertReview, scheme: Mapping[str, Any]) -> list[Lacking]:
    """What a review lacks before it can be given, in the order of the form."""
    found: list[Lacking] = []
    for criterion in scheme["criteria"]:
        key, title = criterion["key"], criterion["title"]
        score = review.scores.get(key, {})
        value = score.get("value")
        limit = criterion["comment_below"]
        if value is None:
            found.append(Lacking(field=f"score-{key}", message=_("Поставьте балл: «%s».") % title))
        elif limit is not None and value <= limit and not score.get("comment", "").strip():
            message = _("Объясните низкий балл: «%s». Автору важно понять, чего не хватило.") % title
            found.append(Lacking(field=f"comment-{key}", message=message))
    if not review.recommendation:
        found.append(Lacking(field="recommendation", message=_("Выберите рекомендацию.")))
    needs_advice = review.recommendation in (
        ExpertReview.Recommendation.REVISE,
        ExpertReview.Recommendation.DECLINE,
    )
    if needs_advice and not review.advice.strip():
        found.append(Lacking(field="advice", message=_("Напишите автору, что доработать.")))
    return found


@transaction.atomic
def record_review(assignment: Assignment, *, typed: Mapping[str, str], by: Any) -> ExpertReview:
    """Give the review. The last one that the round needs moves the work on.

    Raises
    ------
    NotAllowedError, IllegalMoveError
        See :func:`open_assignment`.
    IncompleteError
        With all that is lacking; nothing is recorded, so save what was typed before.
    """
    current = open_assignment(assignment, by=by)
    review = save_review(current, typed=typed, by=by)
    if found := lacking(review, current.round.scheme):
        raise IncompleteError(_("Заключение пока нельзя отправить: не всё заполнено."), list(found))
    now = timezone.now()
    review.completed_at = now
    review.save(update_fields=["completed_at"])
    current.state, current.ended_at = Assignment.State.DONE, now
    current.save(update_fields=["state", "ended_at"])
    note(current.submission, SubmissionEvent.Kind.REVIEWED, by=by)
    close_if_done(current.submission, current.round, by=by)
    return review
