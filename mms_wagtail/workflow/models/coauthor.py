"""People who made a work together with its submitter."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mms_wagtail.workflow.models.submission import Submission


def new_token() -> str:
    """A word for an address that nobody can guess."""
    return secrets.token_urlsafe(24)


class CoAuthor(models.Model):
    """A co-author, who agrees by a link in a letter and needs no account.

    Without an answer, or with a refusal, the name is not published.
    """

    class Answer(models.TextChoices):
        NONE = "", _("Ответа пока нет")
        YES = "yes", _("Согласие получено")
        NO = "no", _("Соавтор отказался")

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="coauthors")
    name = models.CharField(_("фамилия, имя, отчество"), max_length=250)
    position = models.CharField(_("должность"), max_length=200, blank=True)
    organization = models.ForeignKey(
        "mms_wagtail.Organization",
        models.SET_NULL,
        verbose_name=_("организация"),
        null=True,
        blank=True,
        related_name="+",
    )
    organization_name = models.CharField(_("организация, если её нет в списке"), max_length=200, blank=True)
    email = models.EmailField(_("электронная почта"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="coauthored"
    )
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    invited_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(
        _("ответ"), max_length=3, choices=Answer.choices, blank=True, default=Answer.NONE
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("соавтор")
        verbose_name_plural = _("соавторы")
        ordering = ["sort_order", "pk"]
        constraints = [models.UniqueConstraint(fields=["submission", "email"], name="mms_coauthor_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """The organization in words."""
        return self.organization.name if self.organization else self.organization_name
