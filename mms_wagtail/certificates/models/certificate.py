"""One entry of the register: what was certified, as it was on the day."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mms_wagtail.certificates.models.audit import PermanentModel
from mms_wagtail.certificates.models.signing import Facsimile

DIGEST = RegexValidator(r"^[0-9a-f]{64}$", _("Контрольная сумма SHA-256 состоит из 64 цифр и букв a–f."))


def folded(text: str) -> str:
    """Letters of one case, ё as е."""
    return text.casefold().replace("ё", "е")


class Kind(models.TextChoices):
    PUBLICATION = "publication", _("О публикации")
    REVIEW = "review", _("Об экспертизе")


class Role(models.TextChoices):
    AUTHOR = "author", _("автор")
    COAUTHOR = "coauthor", _("соавтор")
    EXPERT = "expert", _("эксперт")


class State(models.TextChoices):
    VALID = "valid", _("действует")
    SUPERSEDED = "superseded", _("заменено")
    REVOKED = "revoked", _("отозвано")


class Certificate(PermanentModel):
    """A certificate. Everything that is printed on it is kept here, so that it never changes afterwards.

    Only :mod:`mms_wagtail.certificates.domain` writes it. ``token`` makes the public address, which
    cannot be guessed; ``issue_key`` makes a repeated issue return this row.
    """

    year = models.PositiveSmallIntegerField(_("год"))
    sequence = models.PositiveIntegerField(_("порядковый номер"))
    number = models.CharField(_("номер"), max_length=40, unique=True)
    token = models.CharField(_("ключ адреса"), max_length=43, unique=True)
    issue_key = models.CharField(_("ключ выдачи"), max_length=64, unique=True)
    kind = models.CharField(_("вид"), max_length=20, choices=Kind.choices)
    role = models.CharField(_("роль"), max_length=20, choices=Role.choices)

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("учётная запись"),
        null=True,
        blank=True,
        related_name="certificates",
    )
    person_name = models.CharField(_("кому выдано"), max_length=200)
    position = models.CharField(_("должность"), max_length=200, blank=True)
    organization_name = models.CharField(_("организация"), max_length=300, blank=True)

    work_title = models.CharField(_("название работы"), max_length=500)
    work_url = models.CharField(_("адрес работы"), max_length=500, blank=True)
    source_key = models.CharField(_("ключ работы"), max_length=200)
    version = models.CharField(_("версия работы"), max_length=60, blank=True)
    content_digest = models.CharField(_("контрольная сумма SHA-256"), max_length=64, validators=[DIGEST])
    digest_method = models.TextField(_("как посчитана сумма"))

    # What readers see now, when it is no longer what was certified; "" with a date: nothing is published.
    current_digest = models.CharField(_("сумма нынешнего содержания"), max_length=64, blank=True)
    content_changed_at = models.DateTimeField(_("когда изменено содержание"), null=True, blank=True)

    issued_on = models.DateField(_("дата выдачи"))
    service_name = models.CharField(_("служба"), max_length=300)
    city = models.CharField(_("населённый пункт"), max_length=100, blank=True)
    intro = models.CharField(_("вводный текст"), max_length=400)
    signatory_name = models.CharField(_("кто подписал"), max_length=150, blank=True)
    signatory_position = models.CharField(_("должность подписавшего"), max_length=200, blank=True)
    facsimile = models.ForeignKey(
        Facsimile, models.PROTECT, verbose_name=_("факсимиле"), null=True, blank=True, related_name="+"
    )

    search_text = models.TextField(_("слова для поиска"), editable=False)

    state = models.CharField(_("состояние"), max_length=20, choices=State.choices, default=State.VALID)
    state_reason = models.TextField(_("причина"), blank=True)
    state_changed_at = models.DateTimeField(_("когда изменено состояние"), null=True, blank=True)
    state_changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("кто изменил состояние"),
        null=True,
        blank=True,
        related_name="+",
    )
    superseded_by = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("чем заменено"),
        null=True,
        blank=True,
        related_name="supersedes",
    )

    class Meta:
        verbose_name = _("свидетельство")
        verbose_name_plural = _("свидетельства")
        ordering = ["-year", "-sequence"]
        default_permissions = ("view", "revoke")
        constraints = [
            models.UniqueConstraint(fields=["year", "sequence"], name="mms_certificate_number_once"),
            models.CheckConstraint(
                condition=models.Q(state="superseded") | models.Q(superseded_by=None),
                name="mms_certificate_replacement_is_superseded",
            ),
        ]
        indexes = [
            models.Index(fields=["source_key"], name="mms_certificate_source"),
            models.Index(fields=["user", "issued_on"], name="mms_certificate_user"),
        ]

    def __str__(self) -> str:
        return f"№ {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Kept in one case, because SQLite compares Russian letters with their case.
        parts = (self.number, self.person_name, self.work_title, self.organization_name)
        self.search_text = folded(" ".join(parts))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("mms_certificates:certificate", kwargs={"token": self.token})

    @property
    def is_valid(self) -> bool:
        return self.state == State.VALID

    @property
    def title(self) -> str:
        """«Свидетельство о публикации»."""
        return str(TITLES.get(self.kind, _("Свидетельство")))

    @property
    def work_place(self) -> str:
        """«учитель математики, МБОУ „СОШ № 2“», of what is known."""
        return ", ".join(filter(None, [self.position, self.organization_name]))


TITLES: dict[str, Any] = {
    Kind.PUBLICATION: _("Свидетельство о публикации"),
    Kind.REVIEW: _("Свидетельство об экспертизе"),
}
