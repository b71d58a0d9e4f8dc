"""The form of a practice in the admin."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from mms_wagtail.admin.term_fields import CHECKBOXES, SELECT


def index_content_panels() -> list[Any]:
    """Panels of the section's page."""
    return [TitleFieldPanel("title"), FieldPanel("lead"), FieldPanel("body")]


def author_panels() -> list[Any]:
    return [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("position"), FieldPanel("place")]),
        FieldPanel("person"),
    ]


def practice_edit_handler() -> TabbedInterface:
    """Tabs of a practice's form."""
    story = [
        TitleFieldPanel("title", placeholder=_("Название практики*")),
        FieldPanel("summary"),
        FieldPanel("problem"),
        FieldPanel("idea"),
        FieldPanel("steps"),
        FieldPanel("resources"),
        MultiFieldPanel([FieldPanel("results"), FieldPanel("evidence")], heading=_("Результаты")),
        MultiFieldPanel([FieldPanel("risks"), FieldPanel("conditions")], heading=_("Тем, кто повторит")),
        FieldPanel("sources"),
    ]
    description = [
        FieldPanel("practice_type"),
        MultiFieldPanel(
            [
                FieldPanel("subjects", widget=CHECKBOXES),
                FieldPanel("levels", widget=CHECKBOXES),
                FieldRowPanel(
                    [FieldPanel("grade_from", widget=SELECT), FieldPanel("grade_to", widget=SELECT)]
                ),
            ],
            heading=_("Что и где"),
        ),
        MultiFieldPanel(
            [FieldPanel("audiences", widget=CHECKBOXES), FieldPanel("directions", widget=CHECKBOXES)],
            heading=_("Для кого и зачем"),
        ),
    ]
    origin = [
        InlinePanel("authors", heading=_("Авторы"), label=_("Автор")),
        FieldRowPanel([FieldPanel("organization"), FieldPanel("place")]),
        FieldPanel("licence"),
        MultiFieldPanel(
            [
                FieldPanel("recognition"),
                FieldPanel("decided_on"),
                FieldPanel("decision_label"),
                FieldPanel("decision_url"),
            ],
            heading=_("Решение"),
        ),
    ]
    publication = [
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("seo_title")], heading=_("Адрес и поисковики")),
        MultiFieldPanel(
            [FieldPanel("withdrawn_on"), FieldPanel("withdrawal_reason")], heading=_("Снятие с публикации")
        ),
        PublishingPanel(),
    ]
    return TabbedInterface(
        [
            ObjectList(story, heading=_("Практика")),
            ObjectList(description, heading=_("Описание")),
            ObjectList(origin, heading=_("Авторы и решение")),
            ObjectList(publication, heading=_("Публикация")),
        ]
    )
