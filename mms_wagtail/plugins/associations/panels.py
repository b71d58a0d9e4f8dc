"""Forms of the section in the admin."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from mms_wagtail.admin.term_fields import CHECKBOXES


def index_content_panels() -> list[Any]:
    """Panels of the section's page."""
    return [TitleFieldPanel("title"), FieldPanel("lead"), FieldPanel("body")]


def member_panels() -> list[Any]:
    return [
        FieldRowPanel([FieldPanel("person"), FieldPanel("name")]),
        FieldRowPanel([FieldPanel("role"), FieldPanel("position")]),
        FieldPanel("organization"),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
    ]


def agenda_panels() -> list[Any]:
    return [FieldPanel("title"), FieldRowPanel([FieldPanel("speaker"), FieldPanel("time")])]


def decision_panels() -> list[Any]:
    return [
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("responsible"), FieldPanel("due_on")]),
        FieldRowPanel([FieldPanel("state"), FieldPanel("done_on")]),
    ]


def file_panels() -> list[Any]:
    return [FieldRowPanel([FieldPanel("document"), FieldPanel("title")])]


def born_panels() -> list[Any]:
    return [PageChooserPanel("page")]


def attendee_panels() -> list[Any]:
    return [FieldRowPanel([FieldPanel("person"), FieldPanel("name"), FieldPanel("came")])]


def association_edit_handler() -> TabbedInterface:
    """Tabs of an association's form."""
    about = [
        TitleFieldPanel("title", placeholder=_("Название объединения*")),
        FieldRowPanel([FieldPanel("level"), FieldPanel("theme")], heading=_("Кого объединяет")),
        FieldPanel("subjects", widget=CHECKBOXES),
        FieldPanel("levels", widget=CHECKBOXES),
        FieldPanel("purpose"),
        FieldPanel("contact"),
        MultiFieldPanel(
            [FieldPanel("organization"), FieldPanel("parent_association")], heading=_("Место в сети")
        ),
        FieldPanel("regulation"),
        FieldRowPanel([FieldPanel("founded_on"), FieldPanel("closed_on")], heading=_("Когда работает")),
    ]
    members = [
        InlinePanel(
            "members",
            heading=_("Состав"),
            label=_("Участник"),
            help_text=_("Кто ушёл, остаётся в списке с последним днём: прежние составы читаются и потом."),
        )
    ]
    publication = [
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("seo_title")], heading=_("Адрес и поисковики")),
        FieldPanel("audiences", widget=CHECKBOXES),
        FieldPanel("directions", widget=CHECKBOXES),
        PublishingPanel(),
    ]
    return TabbedInterface(
        [
            ObjectList(about, heading=_("Объединение")),
            ObjectList(members, heading=_("Состав")),
            ObjectList(publication, heading=_("Публикация")),
        ]
    )


def meeting_edit_handler(form_class: Any) -> TabbedInterface:
    """Tabs of a meeting's form, an heir of ``form_class``."""
    about = [
        PageChooserPanel("holder"),
        FieldRowPanel([FieldPanel("number"), FieldPanel("school_year")]),
        FieldPanel("topic"),
        FieldRowPanel([FieldPanel("held_on"), FieldPanel("starts_at")], heading=_("Когда")),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("link")], heading=_("Где")),
        FieldPanel("state"),
        InlinePanel("agenda", heading=_("Повестка"), label=_("Вопрос")),
    ]
    results = [
        InlinePanel("decisions", heading=_("Решения"), label=_("Решение")),
        FieldPanel("summary"),
        FieldPanel("minutes"),
        InlinePanel("files", heading=_("Файлы"), label=_("Файл")),
        InlinePanel("born", heading=_("Материалы, которые родились на заседании"), label=_("Материал")),
    ]
    people = [
        FieldRowPanel([FieldPanel("attended"), FieldPanel("invited_total")], heading=_("Сколько человек")),
        FieldPanel("invited"),
        InlinePanel(
            "attendance",
            heading=_("Кто был"),
            label=_("Участник"),
            help_text=_("Имена видят руководитель объединения и методисты, читатели — только число."),
        ),
    ]
    return TabbedInterface(
        [
            ObjectList(about, heading=_("Заседание")),
            ObjectList(results, heading=_("Итоги")),
            ObjectList(people, heading=_("Участники")),
        ],
        base_form_class=form_class,
    )
