"""All reviews of a round as one text for the author, without names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from mms_wagtail.workflow.domain.rounds import reviews_of
from mms_wagtail.workflow.models import ExpertReview, ExpertReviewTaskState, Submission


@dataclass(frozen=True, kw_only=True)
class MergedCriterion:
    """A criterion with the mean of its scores and all comments."""

    title: str
    mean: float
    best: int
    comments: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MergedReview:
    """What experts said together. ``percent`` is the mean of their sums."""

    count: int
    percent: int
    criteria: tuple[MergedCriterion, ...]
    strengths: tuple[str, ...]
    advice: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words as plain text, to be edited before it is sent."""
        parts: list[str] = []
        if self.strengths:
            parts += [_("Сильные стороны:"), *(f"— {line}" for line in self.strengths), ""]
        if self.advice:
            parts += [_("Что доработать:"), *(f"— {line}" for line in self.advice), ""]
        comments = [f"— {item.title}: {comment}" for item in self.criteria for comment in item.comments]
        if comments:
            parts += [_("По критериям:"), *comments]
        return "\n".join(parts).strip()


def latest_round(submission: Submission) -> ExpertReviewTaskState | None:
    """The last round that the work went through, or None."""
    rounds = ExpertReviewTaskState.objects.filter(assignments__submission=submission)
    found: ExpertReviewTaskState | None = rounds.order_by("-pk").distinct().first()
    return found


def merged(round_: ExpertReviewTaskState) -> MergedReview | None:
    """The reviews of ``round_`` as one; None without any."""
    reviews = reviews_of(round_)
    if not reviews:
        return None
    return MergedReview(
        count=len(reviews),
        percent=round(sum(review.percent or 0 for review in reviews) / len(reviews)),
        criteria=tuple(_criterion(item, reviews) for item in round_.scheme["criteria"]),
        strengths=tuple(_words(review.strengths for review in reviews)),
        advice=tuple(_words(review.advice for review in reviews)),
    )


def merged_text(submission: Submission) -> str:
    """The reviews of the latest round as one text for the author; "" without any."""
    round_ = latest_round(submission)
    together = merged(round_) if round_ else None
    return together.text if together else ""


def _criterion(criterion: Mapping[str, Any], reviews: list[ExpertReview]) -> MergedCriterion:
    scores = [review.scores.get(criterion["key"], {}) for review in reviews]
    values = [score["value"] for score in scores if score.get("value") is not None]
    return MergedCriterion(
        title=criterion["title"],
        mean=round(sum(values) / len(values), 1) if values else 0.0,
        best=criterion["max"],
        comments=tuple(_words(score.get("comment", "") for score in scores)),
    )


def _words(texts: Iterable[str]) -> list[str]:
    """What was said, each once. In the order of the alphabet, so that no order tells who said what."""
    return sorted({" ".join(text.split()) for text in texts if text.strip()})
