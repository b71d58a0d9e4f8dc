"""What a person offers to a section of the portal, from the first letter to the publication."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import swapper
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mms_wagtail import registry


class Submission(models.Model):
    """A work that is offered, as it was typed, and where it stands.

    ``state`` is a projection of Wagtail's workflow, kept for queues and lists: only
    ``domain.states`` and the verbs beside it write it. ``data`` is what was typed, valid
    or not; ``version`` grows with every change of it, and ``changed_in`` says in which version
    a field was last changed, so that two windows cannot overwrite each other unnoticed.
    ``last_step`` is where the author was. ``folder`` names its files (:mod:`mms_wagtail.attachments`).
    ``page`` is made when the work is sent.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Черновик")
        CHECKING = "checking", _("На проверке")
        REVIEWING = "reviewing", _("На экспертизе")
        DECIDING = "deciding", _("Ждёт решения")
        RETURNED = "returned", _("Возвращено на доработку")
        DECLINED = "declined", _("Отклонено")
        SCHEDULED = "scheduled", _("Будет опубликовано")
        PUBLISHED = "published", _("Опубликовано")
        WITHDRAWN = "withdrawn", _("Снято с публикации")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    plugin = models.CharField(_("раздел"), max_length=60)
    submitter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("автор заявки"),
        null=True,
        related_name="submissions",
    )
    # Stays when the account is deleted.
    submitter_name = models.CharField(_("имя автора заявки"), max_length=250, blank=True)
    organization = models.ForeignKey(
        "mms_wagtail.Organization",
        models.SET_NULL,
        verbose_name=_("организация"),
        null=True,
        blank=True,
        related_name="+",
    )
    title = models.CharField(_("название"), max_length=300, blank=True)
    data = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    changed_in = models.JSONField(default=dict)
    last_step = models.CharField(max_length=60, blank=True)
    edition = models.PositiveIntegerField(_("редакция"), default=1)
    folder = models.UUIDField(default=uuid4, editable=False)
    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        models.SET_NULL,
        verbose_name=_("страница"),
        null=True,
        blank=True,
        related_name="+",
    )
    state = models.CharField(_("состояние"), max_length=20, choices=State.choices, default=State.DRAFT)
    state_since = models.DateTimeField(_("в этом состоянии с"), default=timezone.now)
    due_on = models.DateField(_("следующий шаг до"), null=True, blank=True)
    created_at = models.DateTimeField(_("начата"), auto_now_add=True)
    updated_at = models.DateTimeField(_("изменена"), auto_now=True)
    submitted_at = models.DateTimeField(_("отправлена"), null=True, blank=True)

    # States in which the author writes.
    OPEN = (State.DRAFT, State.RETURNED)
    # States in which the service has to do something.
    WAITING = (State.CHECKING, State.REVIEWING, State.DECIDING)

    class Meta:
        verbose_name = _("заявка")
        verbose_name_plural = _("заявки")
        ordering = ["-updated_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "due_on"], name="mms_submission_queue"),
            models.Index(fields=["submitter", "-updated_at"], name="mms_submission_mine"),
            models.Index(fields=["page"], name="mms_submission_page"),
        ]

    def __str__(self) -> str:
        return self.title or str(_("Заявка без названия"))

    @property
    def is_open(self) -> bool:
        """Whether its author may change it."""
        return self.state in self.OPEN

    @property
    def is_late(self) -> bool:
        """Whether the service has promised the next step for an earlier day."""
        return bool(self.state in self.WAITING and self.due_on and self.due_on < timezone.localdate())

    @property
    def declared(self) -> Any:
        """The section's :class:`mms_wagtail.contracts.Plugin`, or None when it was taken out."""
        return registry.plugins().get(self.plugin)
