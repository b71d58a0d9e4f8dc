"""The directory of organizations: schools, kindergartens, the service, authorities."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from mms_wagtail.models.vocabulary import validate_term_slug

MAX_DEPTH = 10


class Organization(index.Indexed, models.Model):
    """An organization of the district. ``parent`` is the one that it belongs to."""

    class Type(models.TextChoices):
        SCHOOL = "school", _("Школа")
        KINDERGARTEN = "kindergarten", _("Детский сад")
        ADDITIONAL = "additional", _("Дополнительное образование")
        SERVICE = "service", _("Методическая служба")
        AUTHORITY = "authority", _("Орган управления образованием")
        OTHER = "other", _("Другая организация")

    name = models.CharField(
        _("название"),
        max_length=100,
        help_text=_("Коротко, как организация подписана на портале: «Берёзовская СОШ»."),
    )
    full_name = models.CharField(_("полное название"), max_length=300, blank=True)
    slug = models.CharField(_("метка в адресе"), max_length=60, unique=True, validators=[validate_term_slug])
    kind = models.CharField(_("тип"), max_length=20, choices=Type.choices, default=Type.SCHOOL)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("учредитель или вышестоящая организация"),
        null=True,
        blank=True,
        related_name="children",
    )
    locality = models.CharField(_("населённый пункт"), max_length=100, blank=True)
    site_url = models.URLField(_("сайт"), blank=True)

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("full_name")], heading=_("Названия")),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("parent")], heading=_("Место в системе")),
        FieldRowPanel([FieldPanel("locality"), FieldPanel("site_url")], heading=_("Где находится")),
        FieldPanel("slug"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("full_name"),
        index.AutocompleteField("name"),
        index.AutocompleteField("full_name"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("организация")
        verbose_name_plural = _("организации")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a circle of subordination.

        Raises
        ------
        ValidationError
            On ``parent``, when the organization stands above itself.
        """
        super().clean()
        above, steps = self.parent, 0
        while above is not None:
            steps += 1
            if above.pk == self.pk or steps > MAX_DEPTH:
                message = _(
                    "Организация оказалась бы выше самой себя. Выберите другую вышестоящую организацию."
                )
                raise ValidationError({"parent": message})
            above = above.parent
