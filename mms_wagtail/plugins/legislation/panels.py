"""The form of an act in the admin, group by group."""

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
)

from mms_wagtail.admin.term_fields import CHECKBOXES, SELECT


def act_edit_handler(form: type[Any]) -> TabbedInterface:
    """Tabs of an act's form."""
    act = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("kind_word")]),
                FieldPanel("issuer", widget=SELECT),
                FieldRowPanel([FieldPanel("number"), FieldPanel("signed_on")]),
                FieldPanel("title"),
                FieldPanel("short_name"),
            ],
            heading=_("Какой это акт"),
        ),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("effective_from"), FieldPanel("repealed_on"), FieldPanel("repealed_by")],
            heading=_("Когда действует"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("registered_on"), FieldPanel("registered_number")]),
                FieldRowPanel([FieldPanel("published_on"), FieldPanel("publication_number")]),
                FieldPanel("publication_url"),
            ],
            heading=_("Регистрация и опубликование"),
        ),
        InlinePanel("files", heading=_("Файлы"), label=_("Файл")),
    ]
    editions = [
        InlinePanel(
            "editions",
            panels=[
                FieldRowPanel([FieldPanel("effective_from"), FieldPanel("brought_by")]),
                FieldPanel("note"),
                FieldPanel("file"),
            ],
            heading=_("Редакции"),
            label=_("Редакция"),
            help_text=_(
                "Первая редакция — сам акт, у неё нет акта, который её внёс. Каждая следующая — день, "
                "с которого действуют изменения, и акт, который их внёс. Порядок портал наведёт сам."
            ),
        )
    ]
    relations = [
        InlinePanel(
            "relations",
            panels=[FieldRowPanel([FieldPanel("kind"), FieldPanel("target")])],
            heading=_("Что этот акт делает с другими"),
            label=_("Связь"),
            help_text=_(
                "Достаточно записать связь у одного из двух актов: на странице второго портал покажет её сам."
            ),
        )
    ]
    readers = [
        MultiFieldPanel(
            [
                FieldPanel("audiences", widget=CHECKBOXES),
                FieldPanel("levels", widget=CHECKBOXES),
                FieldPanel("subjects", widget=CHECKBOXES),
            ],
            heading=_("Кого касается"),
        ),
        FieldPanel("slug"),
    ]
    return TabbedInterface(
        [
            ObjectList(act, heading=_("Акт")),
            ObjectList(editions, heading=_("Редакции")),
            ObjectList(relations, heading=_("Связи")),
            ObjectList(readers, heading=_("Кого касается")),
        ],
        base_form_class=form,
    )
