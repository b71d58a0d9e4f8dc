"""Pages that every portal has: the home page, and plain text pages."""

from __future__ import annotations

from typing import Any

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from mms_wagtail.blocks import BodyBlock

# A host may swap the base page (Wagtail 8.0), so it is never named directly.
Page: Any = swapper.load_model("wagtailcore", "Page", require_ready=False)


class LeadAndBody(models.Model):
    """One sentence below the title, and a text of blocks."""

    lead = models.CharField(
        _("одной фразой"), max_length=300, blank=True, help_text=_("Стоит под заголовком.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("текст"), blank=True)

    class Meta:
        abstract = True


class PortalPage(LeadAndBody, Page):
    """The home page: search first, then what is new, then what the service is."""

    template = "mms_wagtail/home.html"
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("главная портала")
        verbose_name_plural = _("главные порталов")


class TextPage(LeadAndBody, Page):
    """A plain page, as «О портале»."""

    template = "mms_wagtail/text_page.html"
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        verbose_name = _("текстовая страница")
        verbose_name_plural = _("текстовые страницы")
