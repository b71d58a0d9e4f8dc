"""Fields and rules of an association. The concrete page is a few lines, so that a host may make its own."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string

from mms_wagtail.models import Organization
from mms_wagtail.models.described import DescribedMixin
from mms_wagtail.plugins.associations.choices import Level

# Addresses of the section that no page below it may take.
RESERVED_SLUGS = frozenset({"set", "zasedaniya", "karta", "moyo", "effektivnost"})
MAX_DEPTH = 10


class AssociationMixin(DescribedMixin):
    """Educators of one subject or theme: of a district, of several schools or of one."""

    level = models.CharField(_("уровень"), max_length=20, choices=Level.choices, default=Level.MUNICIPAL)
    theme = models.CharField(
        _("тема"),
        max_length=250,
        blank=True,
        help_text=_("Чем занято объединение, если не одним предметом: «Наставничество»."),
    )
    organization = models.ForeignKey(
        Organization,
        models.SET_NULL,
        verbose_name=_("организация"),
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Для школьного объединения — его школа, для межшкольного — опорная."),
    )
    parent_association = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("входит в объединение"),
        null=True,
        blank=True,
        related_name="subordinates",
        help_text=_("Для школьного — муниципальное объединение того же предмета."),
    )
    purpose = models.TextField(
        _("чем занимается"), blank=True, help_text=_("Одна-три фразы: зачем объединение собирается.")
    )
    regulation = models.ForeignKey(
        get_document_model_string(),
        models.SET_NULL,
        verbose_name=_("положение"),
        null=True,
        blank=True,
        related_name="+",
    )
    contact = models.CharField(
        _("как связаться"),
        max_length=300,
        blank=True,
        help_text=_("Эти телефон и почту прочитает каждый: укажите рабочие, а не личные."),
    )
    founded_on = models.DateField(_("создано"), null=True, blank=True)
    closed_on = models.DateField(_("закрыто"), null=True, blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Check what the fields say of one another.

        Raises
        ------
        ValidationError
            On ``organization``, ``parent_association``, ``closed_on`` or ``slug``.
        """
        super().clean()
        errors: dict[str, Any] = {}
        if self.level == Level.SCHOOL and not self.organization_id:
            errors["organization"] = _("У школьного объединения есть школа. Выберите её из справочника.")
        if self.level == Level.MUNICIPAL and self.parent_association is not None:
            errors["parent_association"] = _(
                "Муниципальное объединение ни во что не входит. Очистите поле или смените уровень."
            )
        if self.founded_on and self.closed_on and self.closed_on < self.founded_on:
            errors["closed_on"] = _("Объединение закрыто раньше, чем создано. Проверьте обе даты.")
        if getattr(self, "slug", "") in RESERVED_SLUGS:
            errors["slug"] = _("Этот адрес занят разделом. Допишите к нему слово.")
        if message := self._circle():
            errors["parent_association"] = message
        if errors:
            raise ValidationError(errors)

    @property
    def is_closed(self) -> bool:
        """Whether the association has ended its work."""
        return self.closed_on is not None and self.closed_on < timezone.localdate()

    def _circle(self) -> str:
        """What is wrong with the place of the association in the network; "" when nothing is."""
        above, steps = self.parent_association, 0
        while above is not None:
            steps += 1
            if (self.pk and above.pk == self.pk) or steps > MAX_DEPTH:
                return str(_("Объединение оказалось бы внутри самого себя. Выберите другое объединение."))
            above = above.parent_association
        return ""
