"""Fields and rules of a material. The concrete page is a few lines, so that a host may make its own."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from mms_wagtail.blocks import BodyBlock
from mms_wagtail.models import Grade, Kind, Organization
from mms_wagtail.models.described import DescribedMixin

FIRST_YEAR = 1900


class Licence(models.TextChoices):
    """On which terms a material may be used."""

    CC_BY = "cc-by", _("Можно использовать с указанием автора (CC BY 4.0)")
    CC_BY_SA = "cc-by-sa", _("С указанием автора и на тех же условиях (CC BY-SA 4.0)")
    AUTHOR = "author", _("С согласия автора")
    OFFICIAL = "official", _("Официальный документ, авторским правом не охраняется")


class MaterialMixin(DescribedMixin):
    """What is known of a material of the bank."""

    annotation = models.TextField(
        _("аннотация"),
        max_length=1000,
        help_text=_("Одно-два предложения: что это, кому и чем поможет. Стоит в списках и под заголовком."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("текст"), blank=True)
    kind = models.ForeignKey(Kind, models.PROTECT, verbose_name=_("вид"), null=True, related_name="+")

    organization = models.ForeignKey(
        Organization, models.SET_NULL, verbose_name=_("организация"), null=True, blank=True, related_name="+"
    )
    date = models.DateField(_("дата документа"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(
        _("год"),
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(2100)],
        help_text=_("Если точная дата неизвестна. При известной дате заполняется сам."),
    )
    number = models.CharField(
        _("номер"), max_length=60, blank=True, help_text=_("Для актов, без знака «№»: 287, 273-ФЗ.")
    )
    issuer = models.CharField(_("кто издал"), max_length=250, blank=True, help_text=_("Для актов."))
    source_url = models.URLField(_("ссылка на источник"), blank=True, max_length=500)
    licence = models.CharField(_("условия использования"), max_length=20, choices=Licence.choices, blank=True)

    relevant_until = models.DateField(
        _("актуально до"), null=True, blank=True, help_text=_("После этого дня портал сам пометит материал.")
    )
    outdated = models.BooleanField(_("материал устарел"), default=False)
    replaced_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("чем заменён"),
        null=True,
        blank=True,
        related_name="replaces",
        help_text=_("Читатель устаревшего материала увидит ссылку на этот."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Check the dates and the replacement.

        Raises
        ------
        ValidationError
            On ``date``, ``year`` or ``replaced_by``, with what to change.
        """
        super().clean()
        if self.date:
            if self.date > timezone.localdate():
                raise ValidationError(
                    {"date": _("Эта дата ещё не наступила. Укажите дату самого документа.")}
                )
            if self.year and self.year != self.date.year:
                message = _("Год не совпадает с датой: у даты %(year)s. Исправьте одно из двух.")
                raise ValidationError({"year": message % {"year": self.date.year}})
        if self.replaced_by is not None and self.replaced_by.pk == self.pk:
            raise ValidationError({"replaced_by": _("Материал не может заменить сам себя. Выберите другой.")})

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if self.date:
            self.year = self.date.year
        return super().save(*args, **kwargs)

    @property
    def is_outdated(self) -> bool:
        """Marked so by an editor, or past its «актуально до»."""
        return self.outdated or bool(self.relevant_until and self.relevant_until < timezone.localdate())

    @cached_property
    def grade_range(self) -> str:
        """«5–7 классы», «5 класс», «3–4 года — 6–7 лет», or ""."""
        first: Grade | None = self.grade_from
        last: Grade | None = self.grade_to
        if first is None:
            return ""
        start = first.short_name or first.name
        if last is None or last == first:
            return start
        end = last.short_name or last.name
        start_number, _space, start_unit = start.partition(" ")
        end_number, _space, end_unit = end.partition(" ")
        if start_unit == end_unit == "класс":
            return f"{start_number}–{end_number} классы"
        return f"{start} — {end}"

    @property
    def sort_date(self) -> dt.date | None:
        """The document's date; the first of January where only the year is known."""
        if self.date:
            return self.date
        return dt.date(self.year, 1, 1) if self.year else None
