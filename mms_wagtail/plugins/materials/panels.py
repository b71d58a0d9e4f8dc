"""The form of a material in the admin: tabs by what an editor thinks of in turn."""

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

from mms_wagtail.admin.term_fields import CHECKBOXES, SELECT


def index_content_panels() -> list[Any]:
    """Panels of the section's page."""
    return [TitleFieldPanel("title"), FieldPanel("lead"), FieldPanel("body")]


def material_edit_handler() -> TabbedInterface:
    """Tabs of a material's form."""
    content = [
        TitleFieldPanel(
            "title",
            placeholder=_("Название материала*"),
            help_text=_("Так, как его будут искать: предмет, класс и суть."),
        ),
        FieldPanel("annotation"),
        FieldPanel("body"),
    ]
    description = [
        FieldPanel("kind", widget=SELECT),
        MultiFieldPanel(
            [
                FieldPanel("subjects", widget=CHECKBOXES),
                FieldPanel("levels", widget=CHECKBOXES),
                FieldRowPanel(
                    [FieldPanel("grade_from", widget=SELECT), FieldPanel("grade_to", widget=SELECT)]
                ),
            ],
            heading=_("Что и где изучают"),
        ),
        MultiFieldPanel(
            [FieldPanel("audiences", widget=CHECKBOXES), FieldPanel("directions", widget=CHECKBOXES)],
            heading=_("Для кого и зачем"),
        ),
        FieldPanel(
            "tags", help_text=_("Слова, которых нет в справочниках: «квиз», «формирующее оценивание».")
        ),
    ]
    files = [
        InlinePanel(
            "files",
            heading=_("Файлы"),
            label=_("Файл"),
            help_text=_(
                "В том порядке, в каком их увидит читатель. Тип, размер и страницы портал узнает сам, "
                "а слова из файла найдёт поиск."
            ),
        )
    ]
    origin = [
        InlinePanel("authors", heading=_("Авторы"), label=_("Автор"), help_text=_("По порядку на обложке.")),
        FieldPanel("organization"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date"), FieldPanel("year")]),
                FieldRowPanel([FieldPanel("number"), FieldPanel("issuer")]),
                FieldPanel("source_url"),
                FieldPanel("licence"),
            ],
            heading=_("Выходные данные"),
        ),
    ]
    currency = [
        MultiFieldPanel(
            [FieldPanel("relevant_until"), FieldPanel("outdated"), PageChooserPanel("replaced_by")],
            heading=_("Актуальность"),
        ),
        InlinePanel("relations", heading=_("Связанные материалы"), label=_("Материал")),
    ]
    publication = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description", help_text=_("Если пусто, поисковики увидят аннотацию.")),
            ],
            heading=_("Адрес и поисковики"),
        ),
        PublishingPanel(),
    ]
    return TabbedInterface(
        [
            ObjectList(content, heading=_("Содержание")),
            ObjectList(description, heading=_("Описание")),
            ObjectList(files, heading=_("Файлы")),
            ObjectList(origin, heading=_("Авторы и источник")),
            ObjectList(currency, heading=_("Актуальность и связи")),
            ObjectList(publication, heading=_("Публикация")),
        ]
    )
