"""Who issues acts."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from mms_wagtail.models.vocabulary import Term
from mms_wagtail.plugins.legislation.choices import AuthorityLevel


class IssuingBody(Term):
    """An authority that issues acts, of the present or of the past (regulation, clause 1.5)."""

    authority_level = models.CharField(
        _("уровень власти"), max_length=20, choices=AuthorityLevel.choices, default=AuthorityLevel.FEDERAL
    )
    genitive = models.CharField(
        _("чей акт"),
        max_length=160,
        blank=True,
        help_text=_("В родительном падеже: «Правительства РФ». Пусто, если название не склоняется."),
    )

    panels = [Term.panels[0], FieldPanel("genitive"), FieldPanel("authority_level"), *Term.panels[1:]]
    search_fields = [*Term.search_fields, index.FilterField("authority_level")]

    class Meta(Term.Meta):
        verbose_name = _("орган, принявший акт")
        verbose_name_plural = _("органы, принимающие акты")

    @property
    def of(self) -> str:
        """The name as it stands after «приказ»."""
        return self.genitive or self.name
