"""The act that something rests on: what, who, when, under which number."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from mms_wagtail.domain.dates import date_in_words


class ActMixin(models.Model):
    """An act in four fields, all empty where there is none."""

    act_title = models.CharField(
        _("вид акта"), max_length=200, blank=True, help_text=_("«Приказ», «Распоряжение», «Постановление».")
    )
    act_by = models.CharField(_("кем издан"), max_length=250, blank=True)
    act_number = models.CharField(_("номер"), max_length=40, blank=True, help_text=_("Без знака «№»."))
    act_date = models.DateField(_("дата акта"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def act_text(self) -> str:
        """«Приказ от 14 января 2020 г. № 5, Комитет по образованию»; "" without an act."""
        return act_text(self)


def act_text(act: Any) -> str:
    """An act in words; of :class:`ActMixin`'s fields those that are known."""
    if not act.act_title:
        return ""
    head = act.act_title
    if act.act_date:
        head = _t("%(act)s от %(date)s") % {"act": head, "date": date_in_words(act.act_date)}
    if act.act_number:
        head += f" №\N{NO-BREAK SPACE}{act.act_number}"
    return f"{head}, {act.act_by}" if act.act_by else head


def act_errors(act: Any) -> dict[str, str]:
    """What is wrong with an act, by field."""
    errors: dict[str, str] = {}
    if not act.act_title and (act.act_number or act.act_date or act.act_by):
        errors["act_title"] = _t(
            "Указаны реквизиты акта, но не сказано, что это. Напишите, например, «Приказ»."
        )
    if act.act_date and act.act_date > timezone.localdate():
        errors["act_date"] = _t("Эта дата ещё не наступила. Укажите день, когда акт подписан.")
    return errors


def check_act(act: Any) -> None:
    """Refuse an act without a name or of the future.

    Raises
    ------
    ValidationError
        On ``act_title`` or ``act_date``.
    """
    if errors := act_errors(act):
        raise ValidationError(errors)


def act_panels() -> list[Any]:
    return [
        FieldRowPanel([FieldPanel("act_title"), FieldPanel("act_by")]),
        FieldRowPanel([FieldPanel("act_number"), FieldPanel("act_date")]),
    ]
