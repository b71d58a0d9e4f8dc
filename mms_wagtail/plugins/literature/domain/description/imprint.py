"""Place, publisher and year (ГОСТ Р 7.0.100-2018, 5.4)."""

from __future__ import annotations

from typing import Any

from mms_wagtail.plugins.literature.domain.description.punctuation import elements

# Records made before 2019 abbreviate places, which the standard now writes in full (5.4.3);
# references still abbreviate them (ГОСТ Р 7.0.12, appendix).
FULL = {
    "м.": "Москва",
    "л.": "Ленинград",
    "спб.": "Санкт-Петербург",
    "с.-петербург": "Санкт-Петербург",
    "пг.": "Петроград",
    "м.-л.": "Москва ; Ленинград",
    "м. ; л.": "Москва ; Ленинград",
    "м. ; спб.": "Москва ; Санкт-Петербург",
    "спб. ; м.": "Санкт-Петербург ; Москва",
    "н. новгород": "Нижний Новгород",
    "ростов н/д": "Ростов-на-Дону",
    "ростов н/д.": "Ростов-на-Дону",
}
SHORT = {
    "Москва": "М.",
    "Ленинград": "Л.",
    "Санкт-Петербург": "СПб.",
    "Петроград": "Пг.",
    "Нижний Новгород": "Н. Новгород",
    "Ростов-на-Дону": "Ростов н/Д.",
}


def full_place(place: str) -> str:
    """«Москва» of «М.»; unknown abbreviations stay as they are."""
    text = place.strip().strip("[]").rstrip(",:; ")
    return FULL.get(text.lower(), FULL.get(f"{text.lower()}.", text))


def short_place(place: str) -> str:
    """«М. ; СПб.» of «Москва ; Санкт-Петербург», for references."""
    return " ; ".join(SHORT.get(part.strip(), part.strip()) for part in full_place(place).split(";"))


def imprint(work: Any, *, short: bool = False) -> str:
    """«Москва : Педагогика, 1991»; what is not known is left out."""
    place = short_place(work.place) if short else full_place(work.place)
    made = elements(" : ", (place, work.publisher.strip()))
    return ", ".join(filter(None, (made, str(work.year or ""))))
