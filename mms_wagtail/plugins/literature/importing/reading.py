"""Whether a text can be read, and its small repairs."""

from __future__ import annotations

import re
import unicodedata

# The sign «№» of old catalogues, which became letters on the way to cp1251.
_NUMERO = re.compile(r"\bNш(?=\s*\d)")
_SPACES = re.compile(r"\s+")
# UTF-8 read as cp1251 («Р\xa0СѓСЃСЃРєРёР№») or as Latin-1 («Ð ÑƒÑ\x81»): a letter of the lead byte
# before what only stands for a continuation byte.
_TWICE = re.compile("[РС][\u0080-\u00bf\u0402-\u040f\u0452-\u045f\u2010-\u203a\u20ac\u2116\u2122]")
_LATIN = re.compile("[ÐÑ][\u0080-\u00ff\u0152-\u0178\u02c6-\u02dc\u2010-\u203a\u20ac\u2122]")
# KOI8-R read as cp1251 or the other way: small first letters of words otherwise in capitals.
_TURNED = re.compile(r"\b[а-яё][А-ЯЁ]{3,}")
_TURNED_LONG = re.compile(r"\b[а-яё][А-ЯЁ]{6,}")
# Cyrillic of one byte read as Latin-1: «Ïåäàãîãèêà».
_ACCENTS = re.compile("[\u00c0-\u00ff]{4,}")
# Tabulator and ends of lines are the only control characters of a text.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LOST = re.compile("[\ufffd\ue000-\uf8ff]")
_BOXES = re.compile("[\u2500-\u259f]")
_QUESTIONS = re.compile(r"\?{4,}")


def unreadable(text: str) -> str:
    """The first piece of ``text`` that shows a wrong encoding, "" for a text that can be read."""
    for pattern, least in (
        (_CONTROL, 1), (_LOST, 1), (_BOXES, 1), (_QUESTIONS, 1),
        (_TWICE, 2), (_LATIN, 2), (_TURNED, 2), (_TURNED_LONG, 1), (_ACCENTS, 1),
    ):  # fmt: skip
        found = list(pattern.finditer(text))
        if len(found) >= least:
            return _around(text, found[0].start())
    return ""


def _around(text: str, place: int) -> str:
    """The neighbourhood of a sign, with what cannot be shown as «�»."""
    piece = text[max(0, place - 15) : place + 15]
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in piece).strip()


def clean(text: str | None) -> str:
    """``text`` in one line, with composed letters and without invisible signs at its ends."""
    text = unicodedata.normalize("NFC", text or "").replace("\u00ad", "").strip("\ufeff\u200b")
    return _SPACES.sub(" ", _NUMERO.sub("№", text)).strip()


def clean_lines(text: str | None) -> str:
    """Like :func:`clean`, and keeps the lines of a longer text."""
    lines = (clean(line) for line in (text or "").splitlines())
    return "\n".join(line for line in lines if line)
