"""Who belongs to an association, from when and until when."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from mms_wagtail.models import Organization, Person
from mms_wagtail.plugins.associations import panels
from mms_wagtail.plugins.associations.choices import Role
from mms_wagtail.plugins.associations.models.association import AssociationPage


class MembershipMixin(Orderable):
    """A person's time in a body: an entry of the directory, or a plain name. ``until`` is their last day."""

    person = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("человек"), null=True, blank=True, related_name="+"
    )
    name = models.CharField(
        _("или имя текстом"),
        max_length=150,
        blank=True,
        help_text=_("Если человека нет в справочнике. Имя увидят все: спросите согласие."),
    )
    position = models.CharField(_("должность"), max_length=200, blank=True)
    organization = models.ForeignKey(
        Organization, models.SET_NULL, verbose_name=_("организация"), null=True, blank=True, related_name="+"
    )
    since = models.DateField(_("с какого дня"), null=True, blank=True)
    until = models.DateField(
        _("по какой день"), null=True, blank=True, help_text=_("Последний день. Пусто, если состоит сейчас.")
    )

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.display_name

    def clean(self) -> None:
        """Demand one name and dates in their order.

        Raises
        ------
        ValidationError
            On ``name`` or ``until``.
        """
        super().clean()
        errors: dict[str, Any] = {}
        if not self.person_id and not self.name.strip():
            errors["name"] = _("Выберите человека из справочника или впишите имя.")
        if self.person_id and self.name.strip():
            errors["name"] = _("Оставьте что-то одно: человека из справочника или имя текстом.")
        if self.since and self.until and self.until < self.since:
            errors["until"] = _("Последний день раньше первого. Проверьте обе даты.")
        if errors:
            raise ValidationError(errors)

    @property
    def display_name(self) -> str:
        """«Морозова Елена Борисовна» as the directory may show it, or the plain name."""
        return self.person.full_name if self.person else self.name.strip()

    @property
    def shown_position(self) -> str:
        """The position, unless the person keeps theirs to themselves (see ``accounts.people``)."""
        hidden = self.person and self.person.user_id and not self.person.position
        return "" if hidden else self.position or (self.person.position if self.person else "")

    @property
    def shown_organization(self) -> Organization | None:
        """The organization, unless the person keeps theirs to themselves."""
        hidden = self.person and self.person.user_id and not self.person.organization_id
        return None if hidden else self.organization or (self.person.organization if self.person else None)

    def is_current(self, date: dt.date) -> bool:
        """Whether the person belongs to the body on ``date``."""
        return (self.since is None or self.since <= date) and (self.until is None or date <= self.until)


class Membership(MembershipMixin):
    """A member of an association."""

    page = ParentalKey(AssociationPage, on_delete=models.CASCADE, related_name="members")
    role = models.CharField(_("роль"), max_length=20, choices=Role.choices, default=Role.MEMBER)

    panels = panels.member_panels()

    class Meta(MembershipMixin.Meta):
        verbose_name = _("участник объединения")
        verbose_name_plural = _("участники объединений")
