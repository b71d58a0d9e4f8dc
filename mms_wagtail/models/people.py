"""The directory of people: authors of materials, experts, staff."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from mms_wagtail.models.organizations import Organization
from mms_wagtail.models.vocabulary import validate_term_slug


class Person(index.Indexed, models.Model):
    """A person of the field, with or without an account on the portal."""

    last_name = models.CharField(_("фамилия"), max_length=80)
    first_name = models.CharField(_("имя"), max_length=80, blank=True)
    patronymic = models.CharField(_("отчество"), max_length=80, blank=True)
    name = models.CharField(_("имя для списков"), max_length=120, editable=False)
    slug = models.CharField(_("метка в адресе"), max_length=60, unique=True, validators=[validate_term_slug])
    position = models.CharField(_("должность"), max_length=200, blank=True)
    organization = models.ForeignKey(
        Organization,
        models.SET_NULL,
        verbose_name=_("организация"),
        null=True,
        blank=True,
        related_name="people",
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("учётная запись"),
        null=True,
        blank=True,
        related_name="person",
        help_text=_("Если у человека есть вход на портал."),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("last_name"),
                FieldRowPanel([FieldPanel("first_name"), FieldPanel("patronymic")]),
            ],
            heading=_("Имя"),
        ),
        MultiFieldPanel([FieldPanel("position"), FieldPanel("organization")], heading=_("Работа")),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("user")], heading=_("На портале")),
    ]
    search_fields = [
        index.SearchField("last_name"),
        index.SearchField("first_name"),
        index.AutocompleteField("last_name"),
        index.AutocompleteField("first_name"),
        index.SearchField("position"),
    ]

    class Meta:
        verbose_name = _("человек")
        verbose_name_plural = _("люди")
        ordering = ["last_name", "first_name", "patronymic"]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Stored, because vocabularies of the search are read by ``slug`` and ``name``.
        self.name = self.short_name
        super().save(*args, **kwargs)

    @property
    def full_name(self) -> str:
        """«Морозова Елена Борисовна», without the parts that are not known."""
        return " ".join(filter(None, [self.last_name, self.first_name, self.patronymic]))

    # The heading of the listing in the admin.
    full_name.fget.short_description = _("Фамилия, имя, отчество")  # type: ignore[attr-defined]

    @property
    def short_name(self) -> str:
        """«Морозова Е. Б.», as bibliographic descriptions write names."""
        initials = [f"{part[0]}." for part in (self.first_name, self.patronymic) if part]
        return " ".join([self.last_name, *initials])
