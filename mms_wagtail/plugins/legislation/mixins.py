"""Fields and names of a legal act."""

from __future__ import annotations

import re
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from mms_wagtail.models import Audience, EducationLevel, Subject
from mms_wagtail.plugins.legislation.choices import ActKind, AuthorityLevel

# How an act is called within a sentence. Sanitary rules are approved by resolutions of the chief doctor.
WORDS = {
    ActKind.LAW: "закон",
    ActKind.DECREE: "указ",
    ActKind.RESOLUTION: "постановление",
    ActKind.ORDER: "приказ",
    ActKind.DIRECTIVE: "распоряжение",
    ActKind.LETTER: "письмо",
    ActKind.SANITARY: "постановление",
    ActKind.REGIONAL: "акт",
    ActKind.MUNICIPAL: "акт",
    ActKind.LOCAL: "акт",
}
FEDERAL_LAW = "Федеральный закон"
SIGNS = re.compile(r"^(?:№|N\b|No\.?)\s*", re.IGNORECASE)


def plain_number(number: str) -> str:
    """A number without «№» and needless spaces: « № 273-ФЗ» becomes «273-ФЗ»."""
    return SIGNS.sub("", " ".join(number.split())).strip()


class ActNamesMixin(models.Model):
    """What an act is, who issued it and when, and how it is named from these."""

    kind = models.CharField(_("вид акта"), max_length=20, choices=ActKind.choices, default=ActKind.ORDER)
    kind_word = models.CharField(
        _("вид словом"),
        max_length=60,
        blank=True,
        help_text=_(
            "Как акт назван в заголовке, с маленькой буквы: «областной закон», «положение». "
            "Нужно региональным, муниципальным и локальным актам; остальные портал назовёт сам."
        ),
    )
    issuer = models.ForeignKey(
        "mms_legislation.IssuingBody", models.PROTECT, verbose_name=_("кто принял"), related_name="acts"
    )
    number = models.CharField(
        _("номер"),
        max_length=60,
        blank=True,
        help_text=_("Без знака «№»: 287, 273-ФЗ. Пусто, если без номера."),
    )
    signed_on = models.DateField(_("подписан"))
    title = models.TextField(
        _("название"), max_length=1000, help_text=_("Как в документе: «Об утверждении федерального …».")
    )
    short_name = models.CharField(
        _("как говорят"),
        max_length=120,
        blank=True,
        help_text=_("Привычное имя: «ФГОС ООО», «СП 2.4.3648-20»."),
    )

    class Meta:
        abstract = True

    @property
    def word(self) -> str:
        """«приказ», «Федеральный закон», «областной закон»: what stands before the issuer's name."""
        if self.kind_word:
            return self.kind_word
        if self.kind == ActKind.LAW and self.issuer.authority_level == AuthorityLevel.FEDERAL:
            return FEDERAL_LAW
        return WORDS[ActKind(self.kind)]

    @property
    def issued(self) -> str:
        """«приказ Минпросвещения России», «Федеральный закон»."""
        word = self.word
        return word if word == FEDERAL_LAW else f"{word} {self.issuer.of}".strip()

    @property
    def citation(self) -> str:
        """«приказ Минпросвещения России от 31.05.2021 № 287»: for lists of sources."""
        return self._named(f"{self.signed_on:%d.%m.%Y}")

    @property
    def heading(self) -> str:
        """«Приказ Минпросвещения России от 31 мая 2021 г. № 287»."""
        named = self._named(format_date(self.signed_on, "j E Y") + " г.")
        return named[:1].upper() + named[1:]

    @property
    def name(self) -> str:
        """The shortest name by which people know the act: «ФГОС ООО», or the citation."""
        return self.short_name or self.citation

    def _named(self, date: str) -> str:
        number = f" № {self.number}" if self.number else ""
        return f"{self.issued} от {date}{number}"


class ActMixin(ActNamesMixin):
    """A legal act: its dates, its publication, what it means, and how it ended."""

    slug = models.SlugField(
        _("адрес"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("Латинскими буквами. Пустой портал составит сам."),
    )
    registered_on = models.DateField(_("зарегистрирован Минюстом"), null=True, blank=True)
    registered_number = models.CharField(_("номер регистрации"), max_length=60, blank=True)
    published_on = models.DateField(_("официально опубликован"), null=True, blank=True)
    publication_number = models.CharField(
        _("номер опубликования"), max_length=60, blank=True, help_text=_("Например, 0001202107050027.")
    )
    publication_url = models.URLField(
        _("ссылка на опубликование"),
        max_length=500,
        blank=True,
        help_text=_("Адрес на publication.pravo.gov.ru или на сайте органа."),
    )
    effective_from = models.DateField(
        _("вступает в силу"), null=True, blank=True, help_text=_("Пусто, если действует со дня подписания.")
    )
    repealed_on = models.DateField(
        _("утратил силу"), null=True, blank=True, help_text=_("Первый день, когда акт уже не действует.")
    )
    repealed_by = models.ForeignKey(
        "mms_legislation.LegalAct",
        models.PROTECT,
        verbose_name=_("что действует вместо него"),
        null=True,
        blank=True,
        related_name="successor_of",
        help_text=_("Читатель отменённого акта увидит ссылку на этот."),
    )
    summary = models.TextField(
        _("что это значит для педагога"),
        max_length=2000,
        blank=True,
        help_text=_("Два–четыре предложения простыми словами: кого касается, что изменилось, что делать."),
    )
    subjects = ParentalManyToManyField(Subject, verbose_name=_("предметы"), blank=True, related_name="+")
    levels = ParentalManyToManyField(
        EducationLevel, verbose_name=_("уровни образования"), blank=True, related_name="+"
    )
    audiences = ParentalManyToManyField(
        Audience, verbose_name=_("кого касается"), blank=True, related_name="+"
    )
    published_at = models.DateTimeField(_("добавлен на портал"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("изменён на портале"), auto_now=True, editable=False)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Take the number as people type it. What an act must not be is in ``domain.checks``."""
        super().clean()
        self.number = plain_number(self.number)

    @property
    def in_force_from(self) -> Any:
        """The first day of the act: as it says, or the day it was signed."""
        return self.effective_from or self.signed_on
