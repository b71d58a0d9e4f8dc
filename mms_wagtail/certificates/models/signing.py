"""How the service signs its certificates."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting

from mms_wagtail.certificates.models.facsimile_form import FacsimileForm

PREFIX = RegexValidator(
    r"^([\w/.-]*[^\d\s])?$",
    _("Только буквы, цифры, точка, дефис и косая черта, без пробелов; последней не может быть цифра."),
)


class Facsimile(models.Model):
    """Picture of a signature, PNG. It is in the database, not in the media folder: an address of a
    signature that anybody can open is an invitation to forge it."""

    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    content = models.BinaryField(_("картинка"))
    added_at = models.DateTimeField(_("когда добавлено"), auto_now_add=True)

    class Meta:
        verbose_name = _("факсимиле")
        verbose_name_plural = _("факсимиле")
        default_permissions = ()

    def __str__(self) -> str:
        return self.sha256[:12]


class CertificateSettings(BaseSiteSetting):
    """What is printed on certificates from now on; those already issued keep what they have."""

    base_form_class = FacsimileForm

    service_name = models.CharField(
        _("название службы"),
        max_length=300,
        blank=True,
        help_text=_(
            "Как в уставе или положении. Если пусто, берётся полное название из настроек «О службе»."
        ),
    )
    city = models.CharField(
        _("населённый пункт"), max_length=100, blank=True, help_text=_("Стоит рядом с датой.")
    )
    signatory_position = models.CharField(
        _("должность подписывающего"),
        max_length=200,
        blank=True,
        help_text=_("Например: «Руководитель муниципальной методической службы»."),
    )
    signatory_name = models.CharField(
        _("кто подписывает"), max_length=150, blank=True, help_text=_("Инициалы и фамилия: «Е. Б. Морозова».")
    )
    facsimile = models.ForeignKey(
        Facsimile,
        models.SET_NULL,
        verbose_name=_("факсимиле"),
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    number_prefix = models.CharField(
        _("начало номера"),
        max_length=20,
        blank=True,
        validators=[PREFIX],
        help_text=_("Стоит перед годом: с «ММС-» номер будет «ММС-2026-0007», без него — «2026-0007»."),
    )
    number_digits = models.PositiveSmallIntegerField(
        _("цифр в номере"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(8)],
        help_text=_("Короткие номера дополняются нулями: с четырьмя цифрами седьмое свидетельство — «0007»."),
    )
    publication_intro = models.CharField(
        _("вводный текст: публикация"),
        max_length=400,
        blank=True,
        help_text=_(
            "Стоит над именем автора. Если пусто: «Подтверждает, что работа прошла экспертизу "
            "и опубликована на портале методической службы»."
        ),
    )
    review_intro = models.CharField(
        _("вводный текст: экспертиза"),
        max_length=400,
        blank=True,
        help_text=_("Стоит над именем эксперта. Если пусто: «Подтверждает участие в экспертизе работы»."),
    )

    panels = [
        HelpPanel(
            content=_(
                "Изменения войдут в свидетельства, которые будут выданы после сохранения. "
                "Уже выданные останутся такими, какими были."
            )
        ),
        MultiFieldPanel([FieldPanel("service_name"), FieldPanel("city")], heading=_("Служба")),
        MultiFieldPanel(
            [
                FieldPanel("signatory_position"),
                FieldPanel("signatory_name"),
                FieldPanel("new_facsimile"),
                FieldPanel("remove_facsimile"),
            ],
            heading=_("Подпись"),
        ),
        FieldRowPanel([FieldPanel("number_prefix"), FieldPanel("number_digits")], heading=_("Номер")),
        MultiFieldPanel([FieldPanel("publication_intro"), FieldPanel("review_intro")], heading=_("Текст")),
    ]

    class Meta:
        verbose_name = _("свидетельства")
        verbose_name_plural = _("свидетельства")
        default_permissions = ("change",)

    def __str__(self) -> str:
        return self.service_name or str(_("Свидетельства"))
