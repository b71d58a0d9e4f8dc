"""The form of a change of the law in the admin."""

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


def comparison_panels() -> list[Any]:
    return [FieldPanel("topic"), FieldRowPanel([FieldPanel("before"), FieldPanel("after")])]


def act_panels() -> list[Any]:
    return [FieldPanel("act"), FieldPanel("edition_on")]


def update_edit_handler() -> TabbedInterface:
    """Tabs by what an editor thinks of in turn: what, for whom, by which acts."""
    content = [
        TitleFieldPanel(
            "title",
            placeholder=_("Что изменилось, одной строкой*"),
            help_text=_("Как заголовок новости: «Аттестация: категория теперь бессрочная»."),
        ),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("what_to_do"), FieldRowPanel([FieldPanel("due_on"), FieldPanel("effective_from")])],
            heading=_("Что делать и когда"),
        ),
        InlinePanel(
            "comparisons",
            heading=_("Было – стало"),
            label=_("Сравнение"),
            help_text=_("По одному отличию в паре: так их легче сравнить глазами."),
        ),
        FieldPanel("body"),
    ]
    concerns = [
        MultiFieldPanel(
            [
                FieldPanel("audiences", widget=CHECKBOXES),
                FieldPanel("levels", widget=CHECKBOXES),
                FieldPanel("subjects", widget=CHECKBOXES),
            ],
            heading=_("Кого касается"),
            help_text=_(
                "Что не отмечено, то не ограничивает: без предметов сообщение увидят все предметники."
            ),
        ),
        FieldRowPanel(
            [FieldPanel("grade_from", widget=SELECT), FieldPanel("grade_to", widget=SELECT)],
            heading=_("Классы"),
        ),
        FieldPanel("directions", widget=CHECKBOXES),
    ]
    origin = [
        InlinePanel(
            "acts",
            heading=_("Правовые акты"),
            label=_("Акт"),
            help_text=_(
                "На которых основано сообщение. Когда выйдет новая редакция, портал попросит проверить текст."
            ),
        ),
        MultiFieldPanel(
            [FieldPanel("author"), FieldRowPanel([FieldPanel("date"), FieldPanel("checked_on")])],
            heading=_("Кто и когда"),
        ),
    ]
    publication = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel(
                    "search_description", help_text=_("Если пусто, поисковики увидят «что изменилось».")
                ),
            ],
            heading=_("Адрес и поисковики"),
        ),
        PublishingPanel(),
    ]
    return TabbedInterface(
        [
            ObjectList(content, heading=_("Что изменилось")),
            ObjectList(concerns, heading=_("Кого касается")),
            ObjectList(origin, heading=_("Акты и проверка")),
            ObjectList(publication, heading=_("Публикация")),
        ]
    )
