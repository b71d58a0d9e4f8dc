"""What happened to a submission: its timeline, and the log of who did it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mms_wagtail.workflow.models.submission import Submission


class SubmissionEvent(models.Model):
    """One step. ``public_note`` is for the author, ``internal_note`` for the service alone.

    ``actor_name`` stays when the account is deleted. The author sees the names of the staff
    who checked and decided, never those of experts (:attr:`HIDDEN_ACTORS`).
    """

    class Kind(models.TextChoices):
        STARTED = "started", _("Заявка начата")
        SUBMITTED = "submitted", _("Отправлена на проверку")
        ACCEPTED = "accepted", _("Проверка пройдена")
        RETURNED = "returned", _("Возвращена на доработку")
        DECLINED = "declined", _("Отклонена")
        ASSIGNED = "assigned", _("Назначен эксперт")
        CLAIMED = "claimed", _("Эксперт взял работу сам")
        REFUSED = "refused", _("Эксперт отказался")
        REPLACED = "replaced", _("Эксперт заменён")
        REVIEWED = "reviewed", _("Экспертное заключение готово")
        DIVERGED = "diverged", _("Оценки разошлись, нужен ещё один эксперт")
        REVIEWS_DONE = "reviews_done", _("Экспертиза завершена")
        SCHEDULED = "scheduled", _("Решено опубликовать")
        PUBLISHED = "published", _("Опубликована")
        TAKEN_BACK = "taken_back", _("Автор забрал заявку")
        REOPENED = "reopened", _("Автор готовит новую редакцию")
        WITHDRAWN = "withdrawn", _("Снята с публикации")
        NOTE = "note", _("Заметка")

    # Steps that an author sees without the name of who did them.
    HIDDEN_ACTORS = frozenset(
        {Kind.ASSIGNED, Kind.CLAIMED, Kind.REFUSED, Kind.REPLACED, Kind.REVIEWED, Kind.DIVERGED}
    )
    # Steps that an author does not see at all.
    INTERNAL = frozenset({Kind.CLAIMED, Kind.REFUSED, Kind.REPLACED, Kind.NOTE})

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    actor_name = models.CharField(max_length=250, blank=True)
    public_note = models.TextField(blank=True)
    internal_note = models.TextField(blank=True)
    reasons = models.JSONField(default=list)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("событие заявки")
        verbose_name_plural = _("события заявок")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.submission_id}"
