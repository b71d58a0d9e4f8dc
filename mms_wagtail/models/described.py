"""Description by the shared vocabularies: a mixin for pages of any section."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from mms_wagtail.models.terms import Audience, Direction, EducationLevel, Grade, Subject


class DescribedMixin(models.Model):
    """Subjects, levels, a range of grades, audiences and directions of work."""

    subjects = ParentalManyToManyField(Subject, verbose_name=_("предметы"), blank=True, related_name="+")
    levels = ParentalManyToManyField(
        EducationLevel, verbose_name=_("уровни образования"), blank=True, related_name="+"
    )
    grade_from = models.ForeignKey(
        Grade,
        models.PROTECT,
        verbose_name=_("с класса или возраста"),
        null=True,
        blank=True,
        related_name="+",
    )
    grade_to = models.ForeignKey(
        Grade,
        models.PROTECT,
        verbose_name=_("по класс или возраст"),
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Пусто, если класс один."),
    )
    audiences = ParentalManyToManyField(Audience, verbose_name=_("для кого"), blank=True, related_name="+")
    directions = ParentalManyToManyField(
        Direction,
        verbose_name=_("направления работы"),
        blank=True,
        related_name="+",
        help_text=_("К какому направлению работы службы относится (положение, пункты 2.1–2.4)."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Check the range of grades.

        Raises
        ------
        ValidationError
            On ``grade_to`` or ``grade_from``, when the range has no beginning or
            runs backwards.
        """
        super().clean()
        if self.grade_to and not self.grade_from:
            raise ValidationError({"grade_from": _("Укажите и начало: с какого класса или возраста.")})
        if self.grade_from and self.grade_to and self.grade_to.sort_order < self.grade_from.sort_order:
            message = _("«%(last)s» раньше, чем «%(first)s». Поменяйте их местами.")
            names = {"first": self.grade_from.name, "last": self.grade_to.name}
            raise ValidationError({"grade_to": message % names})
