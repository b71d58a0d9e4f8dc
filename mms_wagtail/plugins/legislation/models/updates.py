"""What changed in the law."""

from __future__ import annotations

from typing import Any

import swapper
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable
from wagtail.search import index

from mms_wagtail.admin.term_fields import TermsPageForm
from mms_wagtail.domain.slugs import LatinAddressMixin
from mms_wagtail.plugins.legislation import update_panels as panels
from mms_wagtail.plugins.legislation.models.acts import LegalAct
from mms_wagtail.plugins.legislation.update_mixins import ComparisonMixin, UpdateMixin

# Addresses below the section's page that are taken.
RESERVED = frozenset({"akty", "kalendar", "daydzhest"})

Page: Any = swapper.load_model("wagtailcore", "Page", require_ready=False)


class LegislationUpdatePage(LatinAddressMixin, UpdateMixin, Page):
    """A change of the law in plain words."""

    slug_default = "izmenenie"
    template = "mms_wagtail/legislation/update_page.html"
    parent_page_types = ["mms_legislation.LegislationIndexPage"]
    subpage_types: list[str] = []
    base_form_class = TermsPageForm
    edit_handler = panels.update_edit_handler()
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.SearchField("what_to_do"),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = _("изменение законодательства")
        verbose_name_plural = _("изменения законодательства")

    def clean(self) -> None:
        """Keep off the addresses of the section's own pages.

        Raises
        ------
        ValidationError
            On ``slug``.
        """
        super().clean()
        if self.slug in RESERVED:
            raise ValidationError({"slug": _("По этому адресу стоит страница раздела. Допишите слово.")})

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from mms_wagtail.plugins.legislation.describe_update import update_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | update_context(self, request)


class UpdateComparison(ComparisonMixin, Orderable):
    """One pair «было – стало» of an update."""

    page = ParentalKey(LegislationUpdatePage, on_delete=models.CASCADE, related_name="comparisons")

    panels = panels.comparison_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("сравнение")
        verbose_name_plural = _("сравнения")

    def __str__(self) -> str:
        return self.topic


class UpdateAct(Orderable):
    """An act that an update tells of, and the edition that brought the change."""

    page = ParentalKey(LegislationUpdatePage, on_delete=models.CASCADE, related_name="acts")
    act = models.ForeignKey(LegalAct, models.PROTECT, verbose_name=_("акт"), related_name="update_links")
    edition_on = models.DateField(
        _("редакция от"),
        null=True,
        blank=True,
        help_text=_("С какого дня действует редакция, о которой речь. Пусто, если речь обо всём акте."),
    )

    panels = panels.act_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("акт")
        verbose_name_plural = _("акты")

    def __str__(self) -> str:
        return str(self.act)

    def clean(self) -> None:
        """Demand an edition that the act has.

        Raises
        ------
        ValidationError
            On ``edition_on``, naming the dates that there are.
        """
        super().clean()
        if not self.edition_on or not self.act_id:
            return
        known = [edition.effective_from for edition in self.act.editions.all()]
        if self.edition_on not in known:
            dates = ", ".join(f"{date:%d.%m.%Y}" for date in known[-5:])
            message = (
                _("У этого акта нет редакции с такой датой. Есть: %s. Выберите из них или оставьте пусто.")
                % dates
                if dates
                else _("У этого акта ещё нет редакций. Оставьте пусто или сначала добавьте редакцию к акту.")
            )
            raise ValidationError({"edition_on": message})
