"""The forms of the section in the admin."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)

from mms_wagtail.admin.term_fields import CHECKBOXES


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


def contributor_panels() -> list[Any]:
    """Somebody who made a publication."""
    return [
        FieldPanel("role"),
        FieldRowPanel([FieldPanel("last_name"), FieldPanel("first_name"), FieldPanel("middle_name")]),
        FieldPanel("corporate"),
    ]


def publication_edit_handler() -> TabbedInterface:
    """Tabs of a publication's form: the title page, what it is about, where to get it."""
    title_page = [
        FieldPanel("kind"),
        FieldPanel("title"),
        FieldPanel("subtitle"),
        InlinePanel("contributors", heading=_("Авторы, редакторы, составители"), label=_("Имя")),
        FieldPanel("statement"),
        MultiFieldPanel(
            [
                FieldPanel("host_title"),
                FieldPanel("host_responsibility"),
                FieldRowPanel([FieldPanel("volume"), FieldPanel("issue")]),
            ],
            heading=_("Журнал или сборник; том, номер"),
            help_text=_("Для статьи и части книги — где напечатано. Для книги — только том, если он есть."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("edition"),
                FieldRowPanel([FieldPanel("place"), FieldPanel("publisher"), FieldPanel("year")]),
                FieldRowPanel([FieldPanel("pages"), FieldPanel("series"), FieldPanel("language")]),
            ],
            heading=_("Выходные данные"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("isbn_given"), FieldPanel("issn"), FieldPanel("doi")]),
                FieldRowPanel([FieldPanel("url"), FieldPanel("accessed_on")]),
            ],
            heading=_("Номера и адрес"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("thesis_form"), FieldPanel("degree"), FieldPanel("science")]),
                FieldRowPanel([FieldPanel("specialty"), FieldPanel("specialty_name")]),
                FieldRowPanel([FieldPanel("institution"), FieldPanel("defended_on")]),
            ],
            heading=_("Только для диссертации"),
            classname="collapsed",
        ),
    ]
    about = [
        FieldRowPanel([FieldPanel("category"), FieldPanel("carrier")]),
        FieldPanel("annotation"),
        FieldPanel("contents"),
        FieldPanel("cover"),
        MultiFieldPanel(
            [
                FieldPanel("subjects", widget=CHECKBOXES),
                FieldPanel("audiences", widget=CHECKBOXES),
            ],
            heading=_("Кому пригодится"),
        ),
    ]
    library = [
        FieldPanel("library_note"),
        FieldRowPanel([FieldPanel("shelf"), FieldPanel("copies")]),
        FieldPanel("where_url"),
        FieldRowPanel([FieldPanel("live"), FieldPanel("slug")], heading=_("На портале")),
    ]
    return TabbedInterface(
        [
            ObjectList(title_page, heading=_("Титульный лист")),
            ObjectList(about, heading=_("О чём и кому")),
            ObjectList(library, heading=_("Где взять")),
        ]
    )
