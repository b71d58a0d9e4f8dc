"""Fields and rules of a practice. The concrete page is a few lines, so that a host may make its own."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mms_wagtail.models import Organization
from mms_wagtail.models.described import DescribedMixin
from mms_wagtail.plugins.practices.choices import Licence, PracticeType, Recognition


class PracticeMixin(DescribedMixin):
    """A practice as a story: problem, idea, steps, result, and what to know before one repeats it."""

    practice_type = models.CharField(
        _("тип практики"), max_length=20, choices=PracticeType.choices, default=PracticeType.PEDAGOGICAL
    )
    summary = models.TextField(
        _("в двух фразах"), max_length=500, help_text=_("Что делает автор и что это даёт. Стоит в списках.")
    )
    problem = models.TextField(_("проблема"), blank=True)
    idea = models.TextField(_("суть"), blank=True)
    steps = models.TextField(
        _("шаги"),
        blank=True,
        help_text=_("Каждый шаг — отдельный абзац; первая строка абзаца — название шага."),
    )
    resources = models.TextField(_("что понадобится"), blank=True)
    results = models.TextField(_("результаты"), blank=True)
    evidence = models.TextField(_("откуда это известно"), blank=True)
    risks = models.TextField(_("риски и ограничения"), blank=True)
    conditions = models.TextField(_("как применить у себя"), blank=True)
    sources = models.TextField(_("источники"), blank=True)

    organization = models.ForeignKey(
        Organization, models.SET_NULL, verbose_name=_("организация"), null=True, blank=True, related_name="+"
    )
    place = models.CharField(
        _("организация текстом"), max_length=200, blank=True, help_text=_("Если её нет в справочнике.")
    )
    licence = models.CharField(_("условия использования"), max_length=20, choices=Licence.choices, blank=True)
    recognition = models.CharField(
        _("уровень признания"), max_length=20, choices=Recognition.choices, default=Recognition.BANK
    )
    decided_on = models.DateField(_("дата решения"), null=True, blank=True)
    decision_label = models.CharField(
        _("на каком заседании решено"),
        max_length=300,
        blank=True,
        help_text=_("«Решение методсовета от 2 октября 2025 г., протокол № 2». Пусто, если решила служба."),
    )
    decision_url = models.CharField(
        _("ссылка на заседание"),
        max_length=500,
        blank=True,
        validators=[
            RegexValidator(
                r"^(/|https?://)", _("Скопируйте ссылку целиком: она начинается с «https://» или с «/».")
            )
        ],
    )
    edition = models.PositiveIntegerField(_("редакция"), default=1, editable=False)
    # Names the files of this edition, which are kept privately until the page is public.
    folder = models.UUIDField(default=uuid4, editable=False)
    withdrawn_on = models.DateField(_("снята с публикации"), null=True, blank=True)
    withdrawal_reason = models.TextField(
        _("почему снята"), blank=True, help_text=_("Это прочитают те, кто придёт по старой ссылке.")
    )

    class Meta:
        abstract = True

    def withdraw(self, *, reason: str, by: Any) -> None:
        """Leave the page, with the reason alone on it; the search and the lists no longer have it."""
        self.withdrawn_on = timezone.localdate()
        self.withdrawal_reason = reason
        page: Any = self
        # Who may withdraw was asked by the verb; an author has no rights in the admin.
        page.save_revision(user=by, clean=False).publish(user=by, skip_permission_checks=True)

    @property
    def sort_date(self) -> dt.date | None:
        """The day of the decision."""
        return self.decided_on

    @property
    def where(self) -> str:
        """The organization in words."""
        return self.organization.name if self.organization else self.place
