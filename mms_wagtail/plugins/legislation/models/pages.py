"""The section's page."""

from __future__ import annotations

from typing import Any

import swapper
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from mms_wagtail.models.pages import LeadAndBody

Page: Any = swapper.load_model("wagtailcore", "Page", require_ready=False)


class LegislationIndexPage(LeadAndBody, Page):
    """«Законодательство»: what changed, and the ways to acts, calendar and digest."""

    default_slug = "zakonodatelstvo"
    template = "mms_wagtail/legislation/index_page.html"
    subpage_types = ["mms_legislation.LegislationUpdatePage"]
    content_panels = [TitleFieldPanel("title"), FieldPanel("lead"), FieldPanel("body")]

    class Meta:
        verbose_name = _("раздел законодательства")
        verbose_name_plural = _("разделы законодательства")
