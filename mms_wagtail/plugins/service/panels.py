"""The forms of the section in the admin."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from mms_wagtail.admin.term_fields import CHECKBOXES
from mms_wagtail.plugins.service.acts import act_panels


def staff_panels() -> list[Any]:
    return [
        FieldRowPanel([FieldPanel("person"), FieldPanel("position")]),
        FieldPanel("functions"),
        FieldRowPanel([FieldPanel("hours"), FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("photo"),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until"), FieldPanel("is_public")]),
    ]


def edition_panels() -> list[Any]:
    return [
        FieldRowPanel([FieldPanel("school_year"), FieldPanel("valid_from"), FieldPanel("valid_until")]),
        FieldPanel("file"),
        MultiFieldPanel(act_panels(), heading=_("Каким актом утверждён")),
        FieldRowPanel([FieldPanel("signature"), FieldPanel("signed_by")]),
        FieldPanel("note"),
    ]


def result_panels() -> list[Any]:
    return [FieldPanel("school_year"), FieldPanel("text"), FieldPanel("file")]


def partner_panels() -> list[Any]:
    return [FieldRowPanel([FieldPanel("organization"), FieldPanel("name")]), FieldPanel("role")]


def link_panels() -> list[Any]:
    return [PageChooserPanel("page"), FieldPanel("note")]


def service_edit_handler() -> TabbedInterface:
    """Tabs of the service's page."""
    who = [
        TitleFieldPanel("title"),
        FieldPanel("lead"),
        FieldPanel("form"),
        MultiFieldPanel(
            [FieldPanel("cabinet"), FieldPanel("authority")],
            heading=_("Для подразделения и распределённых функций"),
            help_text=_(
                "Подразделению нужны оба поля и акт о создании; распределённым функциям — орган и акт."
            ),
        ),
        MultiFieldPanel(
            [
                FieldPanel("legal_name"),
                FieldRowPanel([FieldPanel("inn"), FieldPanel("ogrn")]),
                FieldPanel("founder"),
                FieldPanel("charter"),
                FieldPanel("licence"),
            ],
            heading=_("Для учреждения"),
            help_text=_("Всё, кроме лицензии, обязательно, когда выбрано «Муниципальное учреждение»."),
        ),
        MultiFieldPanel(act_panels(), heading=_("Каким актом создана служба или закреплены функции")),
        FieldPanel("body"),
    ]
    staff = [
        HelpPanel(
            content=_(
                "<p>Всё, что вы впишете о сотрудниках, прочитают на портале все. Указывайте служебные "
                "телефоны и почту; фотографию — с письменного согласия.</p>"
            )
        ),
        InlinePanel("staff", heading=_("Сотрудники"), label=_("Сотрудник")),
    ]
    return TabbedInterface(
        [
            ObjectList(who, heading=_("Кто мы")),
            ObjectList(staff, heading=_("Сотрудники")),
            ObjectList(_publication(), heading=_("Публикация")),
        ]
    )


def site_edit_handler() -> TabbedInterface:
    """Tabs of an innovation site."""
    project = [
        TitleFieldPanel("title", placeholder=_("Название проекта*")),
        FieldPanel("annotation"),
        FieldPanel("organization"),
        FieldRowPanel([FieldPanel("supervisor"), FieldPanel("supervisor_name")]),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends"), FieldPanel("stage")]),
        MultiFieldPanel(act_panels(), heading=_("Каким актом присвоен статус")),
        FieldPanel("body"),
    ]
    description = [
        MultiFieldPanel(
            [FieldPanel("subjects", widget=CHECKBOXES), FieldPanel("levels", widget=CHECKBOXES)],
            heading=_("Что и где"),
        ),
        MultiFieldPanel(
            [FieldPanel("audiences", widget=CHECKBOXES), FieldPanel("directions", widget=CHECKBOXES)],
            heading=_("Для кого и зачем"),
        ),
    ]
    outcome = [
        InlinePanel("results", heading=_("Результаты по годам"), label=_("Учебный год")),
        InlinePanel("partners", heading=_("Партнёры"), label=_("Партнёр")),
        InlinePanel(
            "links",
            heading=_("Что родилось на площадке"),
            label=_("Материал или практика"),
            help_text=_(
                "Страницы любого раздела портала. Читатель каждой из них увидит ссылку на площадку. "
                "Другие работы этой организации портал найдёт сам."
            ),
        ),
    ]
    return TabbedInterface(
        [
            ObjectList(project, heading=_("Проект")),
            ObjectList(description, heading=_("Описание")),
            ObjectList(outcome, heading=_("Результаты")),
            ObjectList(_publication(), heading=_("Публикация")),
        ]
    )


def document_panels() -> list[Any]:
    """The form of a document of the register."""
    return [
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("title"), FieldPanel("note"), FieldPanel("slug")],
            heading=_("Документ"),
        ),
        InlinePanel(
            "editions",
            heading=_("Редакции"),
            label=_("Редакция"),
            min_num=1,
            help_text=_(
                "Новый план или новую редакцию добавляйте строкой: прежние останутся читателям в архиве. "
                "План и анализ — по учебным годам, остальное — по дням, с которых действует."
            ),
        ),
    ]


def _publication() -> list[Any]:
    return [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("Адрес и поисковики"),
        ),
        PublishingPanel(),
    ]
