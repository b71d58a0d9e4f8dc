"""The section's page."""

from __future__ import annotations

from typing import Any

import swapper
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
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

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from mms_wagtail.plugins.legislation.describe_index import index_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | index_context(self, request)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from mms_wagtail.plugins.legislation.describe_index import remember

        response = super().serve(request, *args, **kwargs)
        remember(request, response, response.context_data["reader"])
        # A page that offers what the cookie remembers is nobody else's.
        patch_vary_headers(response, ("Cookie",))
        return response  # type: ignore[no-any-return]

    class Meta:
        verbose_name = _("раздел законодательства")
        verbose_name_plural = _("разделы законодательства")
