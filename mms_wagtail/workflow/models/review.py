"""Who reviews what, and what they say."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mms_wagtail.workflow.models.submission import Submission
from mms_wagtail.workflow.models.tasks import ExpertReviewTaskState


class Assignment(models.Model):
    """An expert's task. ``reviewer_name`` stays when the account is deleted."""

    class State(models.TextChoices):
        OPEN = "open", _("В работе")
        DONE = "done", _("Заключение дано")
        REFUSED = "refused", _("Эксперт отказался")
        REPLACED = "replaced", _("Заменён")
        CLOSED = "closed", _("Больше не нужно")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="assignments")
    round = models.ForeignKey(ExpertReviewTaskState, models.CASCADE, related_name="assignments")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="review_assignments"
    )
    reviewer_name = models.CharField(_("эксперт"), max_length=250)
    state = models.CharField(_("состояние"), max_length=10, choices=State.choices, default=State.OPEN)
    due_on = models.DateField(_("срок"), null=True)
    assigned_at = models.DateTimeField(auto_now_add=True)
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("почему отказался или заменён"), blank=True)

    class Meta:
        verbose_name = _("назначение эксперта")
        verbose_name_plural = _("назначения экспертов")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "reviewer"],
                condition=Q(state__in=("open", "done")),
                name="mms_reviewer_once",
            )
        ]
        indexes = [models.Index(fields=["reviewer", "state"], name="mms_assignment_mine")]

    def __str__(self) -> str:
        return f"{self.reviewer_name}: {self.submission}"

    @property
    def is_late(self) -> bool:
        return bool(self.state == self.State.OPEN and self.due_on and self.due_on < timezone.localdate())


class ExpertReview(models.Model):
    """Scores and words of one expert; a draft until ``completed_at``.

    ``scores`` is ``{criterion key: {"value": int | None, "comment": str}}`` by the scheme
    of the round. ``percent`` is the weighted sum of the scores in hundredths of the best.
    """

    class Recommendation(models.TextChoices):
        PUBLISH = "publish", _("Опубликовать в муниципальном банке")
        RECOMMEND = "recommend", _("Рекомендовать к распространению")
        REVISE = "revise", _("Вернуть на доработку")
        DECLINE = "decline", _("Отклонить")

    assignment = models.OneToOneField(Assignment, models.CASCADE, related_name="review")
    scores = models.JSONField(default=dict)
    recommendation = models.CharField(
        _("рекомендация"), max_length=10, choices=Recommendation.choices, blank=True
    )
    strengths = models.TextField(_("сильные стороны"), blank=True)
    advice = models.TextField(_("что доработать"), blank=True)
    note = models.TextField(_("только для методической службы"), blank=True)
    percent = models.PositiveSmallIntegerField(_("итог, процентов"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)
    completed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("экспертное заключение")
        verbose_name_plural = _("экспертные заключения")
        ordering = ["completed_at", "pk"]

    def __str__(self) -> str:
        return str(self.assignment)

    def value_of(self, key: str) -> Any:
        return self.scores.get(key, {}).get("value")
