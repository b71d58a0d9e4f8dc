"""Fields and rules of a change of the law. A host may make a page of its own of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from mms_wagtail.blocks import BodyBlock
from mms_wagtail.models import Person
from mms_wagtail.models.described import DescribedMixin

EARLIEST = 1990
YEARS_AHEAD = 10


class UpdateMixin(DescribedMixin):
    """What changed, whom it concerns, what to do and by when."""

    date = models.DateField(
        _("дата сообщения"),
        default=timezone.localdate,
        help_text=_("По ней сообщения стоят в ленте. Обычно это сегодня."),
    )
    summary = models.TextField(
        _("что изменилось"),
        max_length=1000,
        help_text=_("Один абзац простыми словами, как вы рассказали бы коллеге."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("подробности"), blank=True)
    what_to_do = models.TextField(
        _("что сделать"),
        max_length=2000,
        blank=True,
        help_text=_("Каждое действие с новой строки. Пусто, если делать ничего не нужно."),
    )
    due_on = models.DateField(
        _("сделать до"), null=True, blank=True, help_text=_("Последний день. Срок попадёт в календарь.")
    )
    effective_from = models.DateField(
        _("вступает в силу"),
        null=True,
        blank=True,
        help_text=_("Первый день, когда действует новое правило."),
    )
    author = models.ForeignKey(
        Person,
        models.SET_NULL,
        verbose_name=_("кто подготовил"),
        null=True,
        blank=True,
        related_name="+",
    )
    checked_on = models.DateField(
        _("проверено"),
        null=True,
        blank=True,
        help_text=_("Когда текст в последний раз сверяли с актами. Читатель увидит эту дату."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Demand dates that can be.

        Raises
        ------
        ValidationError
            On a date of another century, on a check in the future, on a task without its text.
        """
        super().clean()
        errors: dict[str, Any] = {}
        today = timezone.localdate()
        for name in ("date", "due_on", "effective_from", "checked_on"):
            value: dt.date | None = getattr(self, name)
            if value and not EARLIEST <= value.year <= today.year + YEARS_AHEAD:
                errors[name] = _(
                    "Проверьте год: %(year)s. Дата должна быть между %(first)s и %(last)s годом."
                ) % {
                    "year": value.year,
                    "first": EARLIEST,
                    "last": today.year + YEARS_AHEAD,
                }
        if self.checked_on and self.checked_on > today and "checked_on" not in errors:
            errors["checked_on"] = _("Этот день ещё не наступил. Укажите, когда текст сверили с актами.")
        if self.due_on and not self.what_to_do.strip():
            errors["what_to_do"] = _("Указан срок, но не сказано, что сделать. Напишите или уберите срок.")
        if errors:
            raise ValidationError(errors)


class ComparisonMixin(models.Model):
    """One thing as it was and as it is."""

    topic = models.CharField(_("о чём"), max_length=200, help_text=_("Например, «Кто проводит аттестацию»."))
    before = models.TextField(
        _("было"), max_length=1000, blank=True, help_text=_("Пусто, если раньше такого правила не было.")
    )
    after = models.TextField(
        _("стало"), max_length=1000, blank=True, help_text=_("Пусто, если правило отменили.")
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Demand one of the two.

        Raises
        ------
        ValidationError
            On ``after``.
        """
        super().clean()
        if not self.before.strip() and not self.after.strip():
            raise ValidationError({"after": _("Напишите, что стало, или что было, если правило отменили.")})
