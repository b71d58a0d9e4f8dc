"""Abstract terms of the shared vocabularies."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

validate_term_slug = RegexValidator(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z",
    _("Только строчные латинские буквы, цифры и одиночные дефисы между ними: «functional-literacy»."),
)


class Term(index.Indexed, TranslatableMixin):
    """A word of a vocabulary. ``slug`` stands in addresses and is unique within a locale."""

    name = models.CharField(_("название"), max_length=160)
    slug = models.CharField(
        _("метка в адресе"),
        max_length=60,
        validators=[validate_term_slug],
        help_text=_(
            "Видна в адресах поиска. После смены метки прежние ссылки перестанут отбирать по этому слову."
        ),
    )
    sort_order = models.PositiveIntegerField(
        _("порядок"), default=0, help_text=_("Слова с меньшим числом стоят в списках раньше.")
    )

    panels: list[Any] = [FieldPanel("name"), FieldRowPanel([FieldPanel("slug"), FieldPanel("sort_order")])]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("slug"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["sort_order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="%(app_label)s_%(class)s_slug")
        ]

    def __str__(self) -> str:
        return self.name


class TreeTerm(Term):
    """A term of a tree of two levels: groups, and the words inside them."""

    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("группа"),
        null=True,
        blank=True,
        related_name="children",
        help_text=_("Пусто, если это группа. Слова стоят в группах; групп в группах не бывает."),
    )

    panels = [FieldPanel("name"), FieldPanel("parent"), *Term.panels[1:]]

    class Meta(Term.Meta):
        abstract = True

    def clean(self) -> None:
        """Keep the tree at two levels.

        Raises
        ------
        ValidationError
            On ``parent``, when it is the term itself, a child, or when the term
            has children of its own.
        """
        super().clean()
        if self.parent is None:
            return
        if self.parent.pk == self.pk:
            raise ValidationError(
                {"parent": _("Слово не может быть группой для себя. Выберите другую группу.")}
            )
        if self.parent.parent_id:
            message = _("«%(name)s» само стоит в группе. Выберите одну из групп верхнего уровня.")
            raise ValidationError({"parent": message % {"name": self.parent.name}})
        if self.pk and type(self)._default_manager.filter(parent=self).exists():
            message = _("В этой группе есть слова. Сначала перенесите их в другую группу.")
            raise ValidationError({"parent": message})
