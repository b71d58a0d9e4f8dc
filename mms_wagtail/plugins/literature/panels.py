"""The forms of the section in the admin."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)


def index_content_panels() -> list[Any]:
    """Panels of the section's page."""
    return [TitleFieldPanel("title"), FieldPanel("lead"), FieldPanel("body")]


def item_panels() -> list[Any]:
    """One publication of an issue."""
    return [FieldRowPanel([FieldPanel("publication"), FieldPanel("group")]), FieldPanel("note")]


def news_content_panels() -> list[Any]:
    """Panels of an issue of the digest."""
    return [
        TitleFieldPanel("title", placeholder=_("Название выпуска*")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("month"), FieldPanel("number")]), FieldPanel("introduction")],
            heading=_("О выпуске"),
        ),
        InlinePanel("items", heading=_("Издания"), label=_("Издание")),
    ]
