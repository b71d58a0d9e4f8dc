"""Profiles of the holders of accounts, texts of consents, and the log of who agreed to which."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from mms_wagtail.models import Organization, Subject


class Profile(models.Model):
    """What a person says of themselves beside the name, which stands in the account."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("учётная запись"), related_name="mms_profile"
    )
    patronymic = models.CharField(_("отчество"), max_length=80, blank=True)
    position = models.CharField(_("должность"), max_length=200, blank=True)
    organization = models.ForeignKey(
        Organization,
        models.SET_NULL,
        verbose_name=_("организация"),
        null=True,
        blank=True,
        related_name="+",
    )
    organization_name = models.CharField(
        _("название организации"), max_length=300, blank=True, help_text=_("Если её нет в справочнике.")
    )
    subjects = models.ManyToManyField(
        Subject,
        verbose_name=_("предметы"),
        blank=True,
        related_name="+",
        help_text=_("Что вы преподаёте. По ним эксперту предлагают работы."),
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("профиль")
        verbose_name_plural = _("профили")

    def __str__(self) -> str:
        return f"{self.user.get_full_name() or self.user.get_username()}"

    @property
    def workplace(self) -> str:
        """The organization's name, from the directory or as the person wrote it."""
        return self.organization.name if self.organization else self.organization_name


class ConsentText(models.Model):
    """One version of the text that a person agrees to. Never changed: a new wording is a new version."""

    class Kind(models.TextChoices):
        PROCESSING = "processing", _("Обработка персональных данных")
        PUBLICATION = "publication", _("Публикация персональных данных")

    kind = models.CharField(_("на что согласие"), max_length=20, choices=Kind.choices)
    version = models.PositiveIntegerField(_("версия"), editable=False)
    text = models.TextField(
        _("текст"),
        help_text=_(
            "Абзацы разделяйте пустой строкой. [служба], [адрес] и [почта] портал заменит словами "
            "из настроек «О службе». Утверждённую версию изменить нельзя: скопируйте её и измените копию."
        ),
    )
    effective_from = models.DateField(
        _("действует с"),
        default=timezone.localdate,
        help_text=_("С этого дня новую версию покажут каждому при входе в кабинет."),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    panels = [FieldRowPanel([FieldPanel("kind"), FieldPanel("effective_from")]), FieldPanel("text")]

    class Meta:
        verbose_name = _("текст согласия")
        verbose_name_plural = _("тексты согласий")
        ordering = ["kind", "-version"]
        constraints = [models.UniqueConstraint(fields=["kind", "version"], name="mms_accounts_text_version")]

    def __str__(self) -> str:
        return _("%(kind)s, версия %(version)s") % {
            "kind": self.get_kind_display(),
            "version": self.version or _("новая"),
        }

    def clean(self) -> None:
        """Refuse a change of a version that exists.

        Raises
        ------
        ValidationError
            On ``text``: people have agreed to these very words.
        """
        super().clean()
        if self.pk and self._differs():
            message = _(
                "Версию %s менять нельзя: с ней уже соглашались. Скопируйте её и сохраните новую версию."
            )
            raise ValidationError({"text": message % self.version})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a new text the next number of its kind; refuse to change an old one (``ValidationError``)."""
        if self.pk is None:
            last = ConsentText.objects.filter(kind=self.kind).aggregate(models.Max("version"))["version__max"]
            self.version = (last or 0) + 1
        else:
            self.clean()
        super().save(*args, **kwargs)

    def _differs(self) -> bool:
        kept = ConsentText.objects.filter(pk=self.pk).values("kind", "text", "effective_from").first()
        return kept is not None and any(getattr(self, name) != value for name, value in kept.items())


class Consent(models.Model):
    """An entry of the log: who agreed to which words, and when that ended. Holds no address of a computer.

    It outlives the account, because the service has to prove that it had the consent
    (152-FZ, art. 9 part 3); then only the number of the account is left of the person.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("учётная запись"),
        null=True,
        related_name="mms_consents",
    )
    account_number = models.PositiveBigIntegerField(_("номер учётной записи"), editable=False)
    text = models.ForeignKey(ConsentText, models.PROTECT, verbose_name=_("текст"), related_name="consents")
    wording = models.TextField(_("слова, с которыми согласились"))
    allowed = models.JSONField(_("что можно публиковать"), default=list, blank=True)
    given_at = models.DateTimeField(_("дано"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("отозвано"), null=True, blank=True)

    class Meta:
        verbose_name = _("согласие")
        verbose_name_plural = _("журнал согласий")
        ordering = ["-given_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.text}: {self.account_number}"
