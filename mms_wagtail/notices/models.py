"""What a person was told, and the letters that wait for the mail server."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Letter(models.Model):
    """One message for the mail server, with the state of its delivery.

    WAITING → SENDING → SENT | RETRY → SENDING … | FAILED. Only :mod:`~mms_wagtail.notices.claims` moves it.
    ``due_at`` is when a letter may be taken; for one in SENDING, when it is taken from a sender that died.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("ждёт отправки")
        SENDING = "sending", _("отправляется")
        RETRY = "retry", _("будет повторено")
        SENT = "sent", _("отправлено")
        FAILED = "failed", _("не доставлено")

    OPEN = (State.WAITING, State.SENDING, State.RETRY)

    message_id = models.CharField(_("номер письма"), max_length=255, unique=True)
    recipients = models.TextField(_("кому"))
    subject = models.CharField(_("тема"), max_length=500, blank=True)
    # Emptied when the letter is sent: links that set a password must not lie in the database.
    content = models.JSONField(_("содержание"), default=dict)

    state = models.CharField(_("состояние"), max_length=10, choices=State, default=State.WAITING)
    due_at = models.DateTimeField(_("следующая попытка"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("попыток"), default=0)
    unreached = models.BooleanField(_("сервер не отвечал"), default=False)
    last_error = models.CharField(_("причина"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("создано"), default=timezone.now)
    sent_at = models.DateTimeField(_("отправлено"), null=True, blank=True)

    class Meta:
        verbose_name = _("письмо")
        verbose_name_plural = _("письма")
        default_permissions = ("view", "change")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=("waiting", "sending", "retry")),
                name="mms_notices_due",
            ),
            models.Index(fields=["state", "-id"], name="mms_notices_state"),
        ]

    def __str__(self) -> str:
        return self.subject


class Notice(models.Model):
    """One thing that a person was told. ``user`` is None for someone who has only an address."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="mms_notices",
        verbose_name=_("кому"),
    )
    email = models.EmailField(_("электронная почта"), blank=True)
    kind = models.CharField(_("вид"), max_length=60)
    title = models.CharField(_("заголовок"), max_length=255)
    text = models.TextField(_("текст"), blank=True)
    url = models.CharField(_("адрес"), max_length=1000, blank=True)
    key = models.CharField(_("ключ"), max_length=255, unique=True, null=True, blank=True)
    created_at = models.DateTimeField(_("создано"), default=timezone.now)
    read_at = models.DateTimeField(_("прочитано"), null=True, blank=True)
    in_digest = models.BooleanField(_("войдёт в письмо дня"), default=False)
    letter = models.ForeignKey(
        Letter, models.SET_NULL, null=True, blank=True, related_name="notices", verbose_name=_("письмо")
    )

    class Meta:
        verbose_name = _("уведомление")
        verbose_name_plural = _("уведомления")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["user", "-id"], name="mms_notices_newest"),
            models.Index(fields=["user"], condition=Q(read_at=None), name="mms_notices_unread"),
            models.Index(fields=["user"], condition=Q(in_digest=True), name="mms_notices_digest"),
        ]

    def __str__(self) -> str:
        return self.title


class NoticePreference(models.Model):
    """How a person wants to be told by mail. The list on the portal has everything in any case."""

    class Mail(models.TextChoices):
        IMMEDIATE = "immediate", _("Сразу")
        DAILY = "daily", _("Одним письмом раз в день")
        NONE = "none", _("Не присылать")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="mms_notice_preference",
        verbose_name=_("пользователь"),
    )
    mail = models.CharField(_("письма"), max_length=10, choices=Mail, default=Mail.IMMEDIATE)
    # The day of the last digest, by the portal's clock: two processes must not send it twice.
    digest_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("настройка уведомлений")
        verbose_name_plural = _("настройки уведомлений")

    def __str__(self) -> str:
        return self.get_mail_display()
