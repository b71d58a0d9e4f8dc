"""Numbers of volumes, issues and pages."""

from __future__ import annotations

import re

from mms_wagtail.plugins.literature.domain.description.punctuation import capital
from mms_wagtail.plugins.literature.domain.description.words import Words

_PAGES_WORD = re.compile(r"^(?:стр|с|p|pp|s)\b\.?\s*", re.IGNORECASE)
_AFTER_NUMBER = re.compile(r"^([\d, \[\]]*\d\]?)\s*(?:стр|с|p|pp|s)\b\.?(?=\s*(?:$|[:;]))", re.IGNORECASE)
_COUNT = re.compile(r"^[\d, \[\]]+$")
_RANGES = re.compile(r"(?<=[\dIVXLCivxlc])\s*[-‐‑‒–—―−]+\s*(?=[\dIVXLCivxlc])")


def total_pages(pages: str, *, words: Words) -> str:
    """How long a whole is: «254 с.» of «254», «254 стр.» or «254 с. : ил.»; other words stay."""
    text = pages.strip().rstrip(".") if _COUNT.match(pages.strip()) else pages.strip()
    if _COUNT.match(text):
        return f"{text} {words.pages}"
    return _AFTER_NUMBER.sub(rf"\1 {words.pages}", text)


def page_range(pages: str, *, words: Words) -> str:
    """Where a part stands: «С. 12–18» of «12-18» or «с. 12 — 18»; "" without pages."""
    text = _PAGES_WORD.sub("", pages.strip()).rstrip(".")
    if not text or not text[0].isalnum():
        return text
    return f"{words.on_pages} {_RANGES.sub('–', text)}"


def volume_words(volume: str, *, words: Words) -> str:
    """«Т. 3» of «3»; «Ч. 2», «Кн. 1» as they are given."""
    volume = volume.strip()
    return f"{words.volume} {volume}" if volume.isdecimal() else capital(volume)


def number_words(issue: str, *, words: Words) -> str:
    """«№ 4» of «4»; «Вып. 2» as it is given."""
    issue = issue.strip()
    return f"{words.number} {issue}" if issue[:1].isdecimal() else capital(issue)


def numeration(volume: str, issue: str, *, words: Words) -> str:
    """«Т. 14, № 4» of a journal."""
    found = []
    if volume.strip():
        found.append(volume_words(volume, words=words))
    if issue.strip():
        found.append(number_words(issue, words=words))
    return ", ".join(found)
