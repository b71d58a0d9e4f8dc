"""The concrete pages of the bank. Fields and behaviour are in the mixins."""

from __future__ import annotations

from typing import Any

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable
from wagtail.search import index

from mms_wagtail.admin.term_fields import TermsPageForm
from mms_wagtail.models.page_children import AuthorMixin, FileMixin
from mms_wagtail.models.pages import LeadAndBody
from mms_wagtail.plugins.materials import panels
from mms_wagtail.plugins.materials.describe import material_context
from mms_wagtail.plugins.materials.mixins import MaterialMixin

Page: Any = swapper.load_model("wagtailcore", "Page", require_ready=False)


class MaterialIndexPage(LeadAndBody, Page):
    """«Банк педагогической информации»: the section's page, a search with the section fixed."""

    default_slug = "bank"
    menu_title = _("Банк материалов")
    template = "mms_wagtail/materials/index_page.html"
    subpage_types = ["mms_materials.MaterialPage"]
    content_panels = panels.index_content_panels()

    class Meta:
        verbose_name = _("банк педагогической информации")
        verbose_name_plural = _("банки педагогической информации")


class MaterialTag(TaggedItemBase):
    """Ties a tag to a material."""

    content_object = ParentalKey(
        "mms_materials.MaterialPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class MaterialPage(MaterialMixin, Page):
    """A material of the bank."""

    tags = ClusterTaggableManager(through=MaterialTag, blank=True, verbose_name=_("метки"))

    template = "mms_wagtail/materials/material_page.html"
    parent_page_types = ["mms_materials.MaterialIndexPage"]
    subpage_types: list[str] = []
    base_form_class = TermsPageForm
    edit_handler = panels.material_edit_handler()
    search_fields = [
        *Page.search_fields,
        index.SearchField("annotation"),
        index.SearchField("body"),
        index.SearchField("number"),
        index.FilterField("kind"),
        index.FilterField("outdated"),
    ]

    class Meta:
        verbose_name = _("материал")
        verbose_name_plural = _("материалы")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | material_context(self, address=request.build_absolute_uri(self.get_url(request)))


class MaterialAuthor(AuthorMixin):
    page = ParentalKey(MaterialPage, on_delete=models.CASCADE, related_name="authors")

    class Meta(AuthorMixin.Meta):
        verbose_name = _("автор")
        verbose_name_plural = _("авторы")


class MaterialFile(FileMixin):
    page = ParentalKey(MaterialPage, on_delete=models.CASCADE, related_name="files")

    class Meta(FileMixin.Meta):
        verbose_name = _("файл")
        verbose_name_plural = _("файлы")


class MaterialRelation(Orderable):
    """A link to a material that an editor considers near."""

    page = ParentalKey(MaterialPage, on_delete=models.CASCADE, related_name="relations")
    target = models.ForeignKey(MaterialPage, models.CASCADE, related_name="+", verbose_name=_("материал"))

    panels = [PageChooserPanel("target")]

    class Meta(Orderable.Meta):
        verbose_name = _("связанный материал")
        verbose_name_plural = _("связанные материалы")
