"""Years, pages and languages in the words of catalogues."""

from __future__ import annotations

import re

from mms_wagtail.plugins.literature.choices import Language
from mms_wagtail.plugins.literature.mixins import EARLIEST, LATEST

_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_PAGES_WORD = re.compile(r"^(?P<count>[\d\s,\[\]XIVLCxivlc]*\d\]?|[XIVLCxivlc]+)\s*(?:стр|с|p|pp|s)\b\.?$")
_ON_PAGES = re.compile(r"^(?:стр|с|p|pp|s)\b\.?\s*(?=\d)", re.IGNORECASE)
_BRACKETED = re.compile(r"\[[^\]]*\]|\([^)]*\)")

# ISO 639-2 and the names that people write, by our codes.
LANGUAGES = {
    "rus": Language.RUSSIAN, "eng": Language.ENGLISH, "ger": Language.GERMAN, "deu": Language.GERMAN,
    "fre": Language.FRENCH, "fra": Language.FRENCH, "spa": Language.SPANISH, "ukr": Language.UKRAINIAN,
    "bel": Language.BELARUSIAN, "tat": Language.TATAR, "bak": Language.BASHKIR, "chv": Language.CHUVASH,
    "kaz": Language.KAZAKH, "chi": Language.CHINESE, "zho": Language.CHINESE, "russian": Language.RUSSIAN,
    "english": Language.ENGLISH, "german": Language.GERMAN, "ngerman": Language.GERMAN,
    "french": Language.FRENCH, "spanish": Language.SPANISH, "ukrainian": Language.UKRAINIAN,
}  # fmt: skip


def year_of(text: str) -> int | None:
    """The first year in «[2002?]», «cop. 1998», «1999–2001»; None without one."""
    match = _YEAR.search(text)
    return int(match[1]) if match and EARLIEST <= int(match[1]) <= LATEST else None


def pages_of(text: str) -> str:
    """«86, [1]» of «86,[1] с.», «12–18» of «С. 12-18»; other words stay."""
    text = re.sub(r"(?<=[\d\]]),(?=\S)", ", ", text.strip().rstrip(" :;"))
    text = _ON_PAGES.sub("", text)
    if match := _PAGES_WORD.match(text):
        return match["count"].strip()
    return re.sub(r"(?<=\d)\s*-{1,3}\s*(?=\d)", "–", text)


def language_of(text: str) -> str:
    """Our code of «rus», «ru», «russian», «русский»; another language is "xx", and nothing is Russian."""
    word = text.strip().lower()
    if not word:
        return Language.RUSSIAN
    if word in LANGUAGES:
        return LANGUAGES[word]
    for code, label in Language.choices:
        if (word[:2] == code and len(word) in (2, 5)) or word == str(label):
            return code
    return Language.OTHER


def first_number(text: str) -> str:
    """The first ISBN or ISSN of a field: «5-7624-0038-7» of «5-7624-0038-7 (в пер.)» or of several."""
    bare = _BRACKETED.sub(" ", text)
    pieces = [piece.strip() for piece in re.split(r"[;,]|\s{2,}|\bISBN\b|\n", bare) if piece.strip()]
    return next((piece for piece in pieces if any(sign.isdigit() for sign in piece)), "")
