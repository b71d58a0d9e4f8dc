"""Fields of a publication, by the areas of its description."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.images import get_image_model_string

from mms_wagtail.models import Audience, Subject
from mms_wagtail.plugins.literature.choices import (
    Carrier,
    Category,
    Degree,
    Language,
    PublicationKind,
    ThesisForm,
)

# Of the first printed book, and a little beyond what is announced.
EARLIEST, LATEST = 1450, 2100
MOST_COPIES = 9999


class DescribedWork(models.Model):
    """What the title page says."""

    kind = models.CharField(
        _("вид издания"), max_length=20, choices=PublicationKind.choices, default=PublicationKind.BOOK
    )
    title = models.CharField(_("заглавие"), max_length=500)
    subtitle = models.CharField(
        _("сведения к заглавию"),
        max_length=500,
        blank=True,
        help_text=_("«учебное пособие», «сборник статей»; несколько — через « : »."),
    )
    statement = models.CharField(
        _("ещё об ответственности"),
        max_length=500,
        blank=True,
        help_text=_(
            "Как в книге: «под общей редакцией …», «Институт …». Только то, чего нет среди имён выше."
        ),
    )
    edition = models.CharField(
        _("какое издание"), max_length=200, blank=True, help_text=_("«3-е изд., перераб. и доп.»")
    )
    place = models.CharField(_("город"), max_length=200, blank=True)
    publisher = models.CharField(_("издательство"), max_length=250, blank=True)
    year = models.PositiveSmallIntegerField(
        _("год"),
        null=True,
        blank=True,
        validators=[
            MinValueValidator(EARLIEST, _("Год издания не раньше %(limit_value)s: напишите четыре цифры.")),
            MaxValueValidator(LATEST, _("Год издания не позже %(limit_value)s: напишите четыре цифры.")),
        ],
    )
    pages = models.CharField(
        _("страницы"),
        max_length=60,
        blank=True,
        help_text=_("У книги сколько всего: «254»; у статьи с какой по какую: «12–18»."),
    )
    volume = models.CharField(_("том"), max_length=60, blank=True)
    issue = models.CharField(_("номер, выпуск"), max_length=60, blank=True)
    series = models.CharField(_("серия"), max_length=300, blank=True)
    host_title = models.CharField(
        _("где напечатано"),
        max_length=500,
        blank=True,
        help_text=_("Название журнала, сборника или книги, а у сетевой публикации — сайта."),
    )
    host_responsibility = models.CharField(
        _("чей сборник"), max_length=300, blank=True, help_text=_("«под ред. А. А. Реана»")
    )
    language = models.CharField(_("язык"), max_length=2, choices=Language.choices, default=Language.RUSSIAN)

    class Meta:
        abstract = True


class NumberedWork(models.Model):
    """Numbers and addresses. What is stored is checked and written in one way."""

    isbn = models.CharField(_("ISBN из 13 цифр"), max_length=13, blank=True, db_index=True, editable=False)
    isbn_given = models.CharField(
        _("ISBN"), max_length=40, blank=True, help_text=_("С дефисами или без, из 10 или 13 цифр.")
    )
    issn = models.CharField(_("ISSN"), max_length=30, blank=True)
    doi = models.CharField(_("DOI"), max_length=250, blank=True)
    url = models.URLField(_("адрес в сети"), max_length=500, blank=True)
    accessed_on = models.DateField(_("когда открывали"), null=True, blank=True)

    class Meta:
        abstract = True


class ThesisWork(models.Model):
    """What only a dissertation has."""

    thesis_form = models.CharField(
        _("что это"), max_length=20, choices=ThesisForm.choices, default=ThesisForm.DISSERTATION
    )
    degree = models.CharField(_("на степень"), max_length=20, choices=Degree.choices, blank=True)
    science = models.CharField(
        _("каких наук"), max_length=60, blank=True, help_text=_("«педагогических», «психологических»")
    )
    specialty = models.CharField(
        _("шифр специальности"), max_length=30, blank=True, help_text=_("«13.00.01», «5.8.1»")
    )
    specialty_name = models.CharField(_("специальность"), max_length=250, blank=True)
    institution = models.CharField(_("где выполнена"), max_length=300, blank=True)
    defended_on = models.DateField(_("защищена"), null=True, blank=True)

    class Meta:
        abstract = True


class HeldWork(models.Model):
    """What it is about, for whom, and where to get it."""

    category = models.CharField(
        _("какая литература"), max_length=20, choices=Category.choices, default=Category.METHODOLOGICAL
    )
    carrier = models.CharField(_("на чём"), max_length=20, choices=Carrier.choices, default=Carrier.PAPER)
    annotation = models.TextField(_("о чём издание"), blank=True, help_text=_("Две-три фразы для учителя."))
    contents = models.TextField(_("оглавление"), blank=True, help_text=_("Каждая глава с новой строки."))
    subjects = ParentalManyToManyField(Subject, verbose_name=_("предметы"), blank=True, related_name="+")
    audiences = ParentalManyToManyField(Audience, verbose_name=_("для кого"), blank=True, related_name="+")
    cover = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        verbose_name=_("обложка"),
        null=True,
        blank=True,
        related_name="+",
    )
    library_note = models.CharField(
        _("где взять"),
        max_length=300,
        blank=True,
        help_text=_("«Библиотека методического кабинета, каб. 12»"),
    )
    shelf = models.CharField(_("место на полке"), max_length=60, blank=True)
    copies = models.PositiveSmallIntegerField(
        _("экземпляров у нас"),
        validators=[MaxValueValidator(MOST_COPIES)],
        default=0,
        help_text=_("Столько читателей могут взять издание одновременно."),
    )
    where_url = models.URLField(_("где взять в сети"), max_length=500, blank=True)

    class Meta:
        abstract = True
