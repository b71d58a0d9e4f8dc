"""The council's form in the admin."""

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
)


def member_panels() -> list[Any]:
    return [
        FieldRowPanel([FieldPanel("person"), FieldPanel("name")]),
        FieldRowPanel([FieldPanel("group"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("position"), FieldPanel("organization")]),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
    ]


def act_panels() -> list[Any]:
    return [
        FieldPanel("title"),
        FieldPanel("issuer"),
        FieldRowPanel([FieldPanel("number"), FieldPanel("signed_on"), FieldPanel("in_force_from")]),
        MultiFieldPanel(
            [FieldPanel("document"), PageChooserPanel("act_page"), FieldPanel("link")],
            heading=_("Где прочитать"),
        ),
    ]


def council_edit_handler() -> TabbedInterface:
    """Tabs of the council's form."""
    about = [
        # No title panel: it would write a long address for «Методсовет».
        FieldPanel("title"),
        FieldPanel("purpose"),
        FieldPanel("contact"),
        FieldPanel("regulation"),
    ]
    members = [
        InlinePanel(
            "members",
            heading=_("Состав"),
            label=_("Член совета"),
            help_text=_(
                "Кто ушёл, остаётся в списке с последним днём: прежние составы читаются и потом. "
                "Портал проверит, что представлены все группы пункта 3.5 положения."
            ),
        )
    ]
    acts = [
        InlinePanel(
            "acts",
            heading=_("Акты о составе"),
            label=_("Акт"),
            help_text=_("Каждый новый состав утверждает новый акт: прежний остаётся в списке."),
        )
    ]
    publication = [
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("seo_title")], heading=_("Адрес и поисковики")),
        PublishingPanel(),
    ]
    return TabbedInterface(
        [
            ObjectList(about, heading=_("Методсовет")),
            ObjectList(members, heading=_("Состав")),
            ObjectList(acts, heading=_("Акты о составе")),
            ObjectList(publication, heading=_("Публикация")),
        ]
    )
