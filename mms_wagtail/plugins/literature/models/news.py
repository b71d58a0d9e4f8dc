"""The section's page, and the issues of the digest."""

from __future__ import annotations

import datetime as dt
from typing import Any

import swapper
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable
from wagtail.search import index

from mms_wagtail.domain.slugs import LatinAddressMixin
from mms_wagtail.models.pages import LeadAndBody
from mms_wagtail.plugins.literature import panels
from mms_wagtail.plugins.literature.models.publication import Publication

Page: Any = swapper.load_model("wagtailcore", "Page", require_ready=False)


class LiteratureIndexPage(LeadAndBody, Page):
    """«Новинки литературы»: the latest issues, and a search of the publications."""

    default_slug = "literatura"
    menu_title = _("Литература")
    template = "mms_wagtail/literature/index_page.html"
    subpage_types = ["mms_literature.LiteratureNewsPage"]
    content_panels = panels.index_content_panels()

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from mms_wagtail.plugins.literature.domain.section import section_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | section_context(self)

    class Meta:
        verbose_name = _("раздел литературы")
        verbose_name_plural = _("разделы литературы")


class NewsMixin(models.Model):
    """Fields of an issue of the digest."""

    month = models.DateField(
        _("за какой месяц"), null=True, blank=True, help_text=_("Любой день этого месяца.")
    )
    number = models.PositiveSmallIntegerField(
        _("номер выпуска"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    introduction = models.TextField(
        _("вступление"), blank=True, help_text=_("Два-три абзаца: что в выпуске и с чего начать.")
    )

    class Meta:
        abstract = True

    @property
    def sort_date(self) -> dt.date | None:
        """The month of the issue."""
        return self.month


class LiteratureNewsPage(LatinAddressMixin, NewsMixin, Page):
    """An issue of the digest."""

    slug_default = "vypusk"
    template = "mms_wagtail/literature/news_page.html"
    parent_page_types = ["mms_literature.LiteratureIndexPage"]
    subpage_types: list[str] = []
    content_panels = panels.news_content_panels()
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.FilterField("month")]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from mms_wagtail.plugins.literature.domain.issue import issue_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | issue_context(self, request.GET)

    class Meta:
        verbose_name = _("выпуск новинок литературы")
        verbose_name_plural = _("выпуски новинок литературы")


class LiteratureNewsItem(Orderable):
    """A publication in an issue, and what the methodologist says of it."""

    page = ParentalKey(LiteratureNewsPage, on_delete=models.CASCADE, related_name="items")
    publication = models.ForeignKey(
        Publication, models.PROTECT, verbose_name=_("издание"), related_name="mentions"
    )
    group = models.CharField(
        _("рубрика"),
        max_length=150,
        blank=True,
        help_text=_("Издания одной рубрики стоят вместе; рубрики идут в том порядке, в каком встретились."),
    )
    note = models.TextField(_("зачем это учителю"), blank=True)

    panels = panels.item_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("издание выпуска")
        verbose_name_plural = _("издания выпуска")

    def __str__(self) -> str:
        return str(self.publication)
