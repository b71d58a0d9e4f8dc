"""«Версия для слабовидящих»: what a reader chose, and its cookie."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import Text

COOKIE = "mms_display"
COOKIE_AGE = 365 * 24 * 3600

CHOICES: dict[str, tuple[Text, tuple[tuple[str, Text], ...]]] = {
    "size": (
        _("Размер букв"),
        (("normal", _("Обычный")), ("large", _("Крупный")), ("huge", _("Очень крупный"))),
    ),
    "scheme": (
        _("Цвета"),
        (
            ("normal", _("Обычные")),
            ("black-on-white", _("Чёрным по белому")),
            ("white-on-black", _("Белым по чёрному")),
            ("blue", _("Тёмно-синим по голубому")),
        ),
    ),
    "spacing": (_("Промежутки"), (("normal", _("Обычные")), ("wide", _("Широкие")))),
    "images": (_("Картинки"), (("on", _("Показывать")), ("off", _("Скрыть")))),
}


@dataclass(frozen=True, kw_only=True)
class Display:
    """One value of each of :data:`CHOICES`; the first of a choice is its default."""

    size: str = "normal"
    scheme: str = "normal"
    spacing: str = "normal"
    images: str = "on"

    @property
    def is_default(self) -> bool:
        return self == Display()

    @property
    def cookie(self) -> str:
        return ".".join(asdict(self).values())

    @property
    def choices(self) -> list[dict[str, Any]]:
        """For the form: name, label, and options with what is chosen."""
        return [
            {
                "name": name,
                "label": label,
                "options": [
                    {"value": value, "label": text, "checked": getattr(self, name) == value}
                    for value, text in options
                ],
            }
            for name, (label, options) in CHOICES.items()
        ]


def read_display(cookie: str) -> Display:
    """Read the cookie; whatever does not fit is the default."""
    names = [field.name for field in fields(Display)]
    return choose(dict(zip(names, cookie.split("."), strict=False)))


def choose(values: Any) -> Display:
    """The display that ``values`` (a mapping of strings) ask for."""
    display = Display()
    for name, (_label, options) in CHOICES.items():
        value = values.get(name, "")
        if any(value == known for known, _text in options):
            display = replace(display, **{name: value})
    return display
