"""Innovation sites of the district."""

from __future__ import annotations

from typing import Any

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable
from wagtail.search import index

from mms_wagtail.domain.school_year_field import SchoolYearField
from mms_wagtail.models import Organization
from mms_wagtail.plugins.service import panels
from mms_wagtail.plugins.service.forms import SiteForm
from mms_wagtail.plugins.service.mixins import SiteMixin

Page: Any = swapper.load_model("wagtailcore", "Page", require_ready=False)


class InnovationSitePage(SiteMixin, Page):
    """A project of an innovation site; the page's title is the project's."""

    template = "mms_wagtail/service/site_page.html"
    parent_page_types = ["mms_service.ServicePage"]
    subpage_types: list[str] = []
    base_form_class = SiteForm
    edit_handler = panels.site_edit_handler()
    search_fields = [
        *Page.search_fields,
        index.SearchField("annotation"),
        index.SearchField("body"),
        index.FilterField("stage"),
    ]

    class Meta:
        verbose_name = _("инновационная площадка")
        verbose_name_plural = _("инновационные площадки")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from mms_wagtail.plugins.service.describe.site import site_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | site_context(self, request)


class SiteResult(Orderable):
    """What came of a school year."""

    page = ParentalKey(InnovationSitePage, on_delete=models.CASCADE, related_name="results")
    school_year = SchoolYearField(_("учебный год"))
    text = models.TextField(_("что получилось"), max_length=3000)
    file = models.ForeignKey(
        get_document_model_string(),
        models.PROTECT,
        verbose_name=_("отчёт"),
        null=True,
        blank=True,
        related_name="+",
    )

    panels = panels.result_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("результат")
        verbose_name_plural = _("результаты по годам")


class SitePartner(Orderable):
    """Who works on the project with the organization."""

    page = ParentalKey(InnovationSitePage, on_delete=models.CASCADE, related_name="partners")
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("организация"), null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("или название текстом"), max_length=250, blank=True)
    role = models.CharField(_("что делает"), max_length=250, blank=True)

    panels = panels.partner_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("партнёр")
        verbose_name_plural = _("партнёры")

    @property
    def display_name(self) -> str:
        return self.organization.name if self.organization else self.name


class SiteLink(Orderable):
    """A page of any section that the project gave birth to."""

    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        models.CASCADE,
        verbose_name=_("страница"),
        related_name="+",
    )
    site = ParentalKey(InnovationSitePage, on_delete=models.CASCADE, related_name="links")
    note = models.CharField(_("что это"), max_length=250, blank=True)

    panels = panels.link_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("материал площадки")
        verbose_name_plural = _("материалы площадки")
