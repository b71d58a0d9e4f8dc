"""What changed in the law."""

from __future__ import annotations

from typing import Any

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import StreamField

from mms_wagtail.blocks import BodyBlock

Page: Any = swapper.load_model("wagtailcore", "Page", require_ready=False)


class LegislationUpdatePage(Page):
    """A change of the law in plain words."""

    summary = models.TextField(_("что изменилось"), max_length=1000)
    body = StreamField(BodyBlock(), verbose_name=_("текст"), blank=True)

    template = "mms_wagtail/legislation/update_page.html"
    parent_page_types = ["mms_legislation.LegislationIndexPage"]
    subpage_types: list[str] = []
    content_panels = [TitleFieldPanel("title"), FieldPanel("summary"), FieldPanel("body")]

    class Meta:
        verbose_name = _("изменение законодательства")
        verbose_name_plural = _("изменения законодательства")
