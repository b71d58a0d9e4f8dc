"""Repeated parts of pages of any section: authors and files."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable

from mms_wagtail.models.people import Person


class AuthorMixin(Orderable):
    """One author: somebody of the directory, or a plain name."""

    class Role(models.TextChoices):
        AUTHOR = "author", _("автор")
        COMPILER = "compiler", _("составитель")
        EDITOR = "editor", _("редактор")
        REVIEWER = "reviewer", _("рецензент")

    person = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("человек"), null=True, blank=True, related_name="+"
    )
    name = models.CharField(
        _("или имя текстом"), max_length=150, blank=True, help_text=_("Если человека нет в справочнике.")
    )
    role = models.CharField(_("роль"), max_length=20, choices=Role.choices, default=Role.AUTHOR)

    panels = [FieldPanel("person"), FieldRowPanel([FieldPanel("name"), FieldPanel("role")])]

    class Meta(Orderable.Meta):
        abstract = True

    def clean(self) -> None:
        """Demand a person or a name, not both.

        Raises
        ------
        ValidationError
            On ``name``.
        """
        super().clean()
        if not self.person_id and not self.name.strip():
            raise ValidationError({"name": _("Выберите человека из справочника или впишите имя.")})
        if self.person_id and self.name.strip():
            raise ValidationError(
                {"name": _("Оставьте что-то одно: человека из справочника или имя текстом.")}
            )

    @property
    def display_name(self) -> str:
        """«Морозова Е. Б.», or the plain name."""
        return self.person.short_name if self.person else self.name.strip()


class FileMixin(Orderable):
    """One attached file with its role."""

    class Role(models.TextChoices):
        DOCUMENT = "document", _("текст документа")
        MANUAL = "manual", _("пособие")
        PRESENTATION = "presentation", _("презентация")
        HANDOUT = "handout", _("раздаточный материал")
        APPENDIX = "appendix", _("приложение")

    document = models.ForeignKey(
        get_document_model_string(), models.PROTECT, verbose_name=_("файл"), related_name="+"
    )
    role = models.CharField(_("роль"), max_length=20, choices=Role.choices, default=Role.DOCUMENT)
    title = models.CharField(
        _("подпись"), max_length=200, blank=True, help_text=_("Если пусто, портал покажет название файла.")
    )

    panels = [FieldPanel("document"), FieldRowPanel([FieldPanel("role"), FieldPanel("title")])]

    class Meta(Orderable.Meta):
        abstract = True
