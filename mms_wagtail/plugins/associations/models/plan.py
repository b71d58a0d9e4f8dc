"""What an association means to do in a school year."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from mms_wagtail.domain.school_year_field import SchoolYearField
from mms_wagtail.domain.school_years import MONTHS, SchoolYear
from mms_wagtail.plugins.associations.choices import PlanState
from mms_wagtail.plugins.associations.models.association import AssociationPage
from mms_wagtail.plugins.associations.models.meeting import Meeting
from mms_wagtail.plugins.associations.rules import check_plan_item


class PlanItem(models.Model):
    """One item of a plan. No child of the page's revisions: its leader edits it without the admin.

    It has a ``date``, or only a ``month`` (1–12), or neither («в течение года»).
    """

    class Month(models.IntegerChoices):
        SEPTEMBER = 9, _("сентябрь")
        OCTOBER = 10, _("октябрь")
        NOVEMBER = 11, _("ноябрь")
        DECEMBER = 12, _("декабрь")
        JANUARY = 1, _("январь")
        FEBRUARY = 2, _("февраль")
        MARCH = 3, _("март")
        APRIL = 4, _("апрель")
        MAY = 5, _("май")
        JUNE = 6, _("июнь")
        JULY = 7, _("июль")
        AUGUST = 8, _("август")

    association = models.ForeignKey(
        AssociationPage, models.CASCADE, verbose_name=_("объединение"), related_name="plan_items"
    )
    school_year = SchoolYearField(_("учебный год"))
    date = models.DateField(_("день"), null=True, blank=True)
    month = models.PositiveSmallIntegerField(
        _("или месяц"),
        choices=Month.choices,
        null=True,
        blank=True,
        help_text=_("Если день ещё не назначен."),
    )
    title = models.CharField(_("что будет"), max_length=300)
    form = models.CharField(
        _("форма"), max_length=60, blank=True, help_text=_("Заседание, семинар, мастер-класс…")
    )
    responsible = models.CharField(_("кто отвечает"), max_length=200, blank=True)
    state = models.CharField(
        _("состояние"), max_length=10, choices=PlanState.choices, default=PlanState.PLANNED
    )
    note = models.CharField(
        _("пояснение"), max_length=300, blank=True, help_text=_("Куда перенесено или почему отменено.")
    )
    meeting = models.ForeignKey(
        Meeting,
        models.SET_NULL,
        verbose_name=_("заседание"),
        null=True,
        blank=True,
        related_name="plan_items",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("пункт плана")
        verbose_name_plural = _("пункты планов")
        ordering = ["-school_year", "pk"]
        indexes = [models.Index(fields=["association", "school_year"], name="mms_plan_year")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        check_plan_item(self)

    @property
    def year(self) -> SchoolYear:
        return SchoolYear(self.school_year)

    @property
    def sort_key(self) -> tuple[int, dt.date, int]:
        """Dated and monthly items in the order of the school year; those of the whole year last."""
        if self.date:
            return 0, self.date, self.pk or 0
        if self.month in MONTHS:
            return 0, self.year.month_starts(self.month), self.pk or 0
        return 1, self.year.last_day, self.pk or 0
