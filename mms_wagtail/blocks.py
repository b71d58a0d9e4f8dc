"""Blocks of a text: what an editor composes a page of."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

TEXT_FEATURES = [
    "h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link", "superscript", "subscript",
]  # fmt: skip


class HeadingValue(blocks.StructValue):
    @property
    def anchor(self) -> str:
        """Target of the contents list: made of the heading, so that links survive reordering."""
        return slugify(self.get("text", ""), allow_unicode=True) or "razdel"


class HeadingBlock(blocks.StructBlock):
    """A heading inside a text; the page's own title stands above it."""

    text = blocks.CharBlock(label=_("Заголовок"), max_length=200)

    class Meta:
        icon = "title"
        label = _("Заголовок")
        template = "mms_wagtail/blocks/heading.html"
        value_class = HeadingValue


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with whose they are."""

    text = blocks.TextBlock(label=_("Цитата"))
    attribution = blocks.CharBlock(label=_("Кто сказал, откуда"), required=False, max_length=250)

    class Meta:
        icon = "openquote"
        label = _("Цитата")
        template = "mms_wagtail/blocks/quote.html"


class FigureBlock(blocks.StructBlock):
    """A picture. Wagtail's image block demands an alternative text or the mark «decorative»."""

    image = ImageBlock(label=_("Изображение"))
    caption = blocks.CharBlock(label=_("Подпись"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Изображение")
        template = "mms_wagtail/blocks/image.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        image = value["image"]
        decorative = getattr(image, "decorative", False)
        context["image"] = image
        context["decorative"] = decorative
        context["alt"] = "" if decorative else getattr(image, "contextual_alt_text", "")
        return context


class FileBlock(blocks.StructBlock):
    """A link to a file in the middle of a text."""

    document = DocumentChooserBlock(label=_("Файл"))
    title = blocks.CharBlock(label=_("Как назвать ссылку"), required=False, max_length=200)

    class Meta:
        icon = "doc-full"
        label = _("Файл")
        template = "mms_wagtail/blocks/file.html"


class VideoBlock(blocks.StructBlock):
    """A video on another site: a link alone, so nothing is loaded from there before the reader asks.

    Not Wagtail's embed, which asks the video's site when the page is saved, and knows
    none of those that Russian schools use.
    """

    address = blocks.URLBlock(
        label=_("Адрес видео"), help_text=_("Ссылка на страницу видео: rutube.ru, vk.com и другие.")
    )
    title = blocks.CharBlock(label=_("О чём видео"), max_length=200)

    class Meta:
        icon = "media"
        label = _("Видео")
        template = "mms_wagtail/blocks/video.html"


class StepBlock(blocks.StructBlock):
    """One step of a lesson."""

    title = blocks.CharBlock(label=_("Шаг"), max_length=200)
    minutes = blocks.IntegerBlock(label=_("Минут"), required=False, min_value=1, max_value=600)
    text = blocks.RichTextBlock(label=_("Что делают учитель и ученики"), features=TEXT_FEATURES)

    class Meta:
        icon = "order"
        label = _("Шаг")


class StepsBlock(blocks.StructBlock):
    """The course of a lesson or an event, step by step."""

    title = blocks.CharBlock(label=_("Название списка"), required=False, max_length=200)
    steps = blocks.ListBlock(StepBlock(), label=_("Шаги"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Шаги занятия")
        template = "mms_wagtail/blocks/steps.html"


class PageLinkBlock(blocks.StructBlock):
    """A link to another page of the portal, shown as a card."""

    page = blocks.PageChooserBlock(label=_("Материал"))

    class Meta:
        icon = "link"
        label = _("Другой материал")
        template = "mms_wagtail/blocks/material.html"


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    text = blocks.RichTextBlock(
        label=_("Текст"), features=TEXT_FEATURES, icon="pilcrow", template="mms_wagtail/blocks/text.html"
    )
    heading = HeadingBlock()
    quote = QuoteBlock()
    table = TableBlock(label=_("Таблица"), template="mms_wagtail/blocks/table.html")
    image = FigureBlock()
    file = FileBlock()
    video = VideoBlock()
    steps = StepsBlock()
    material = PageLinkBlock()
