"""In which encoding Russian text is written.

General detectors confuse the one-byte Cyrillic encodings on texts as short as a record, so each
candidate is tried and the one whose letters look most like Russian is taken.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from math import log

# How often each letter stands in a thousand letters of Russian prose; «е» counts for «ё».
FREQUENCIES = {
    "о": 110, "е": 85, "а": 80, "и": 74, "н": 67, "т": 63, "с": 55, "р": 47, "в": 45, "л": 44, "к": 35,
    "м": 32, "д": 30, "п": 28, "у": 26, "я": 20, "ы": 19, "ь": 17, "г": 17, "з": 16, "б": 16, "ч": 15,
    "й": 12, "х": 10, "ж": 9, "ш": 7, "ю": 6, "ц": 5, "щ": 4, "э": 3, "ф": 3, "ъ": 1, "ё": 1,
}  # fmt: skip
ONE_BYTE = ("cp1251", "cp866", "koi8-r")
SAMPLE = 200_000
# Signs that stand beside Russian words in every encoding. What else is above ASCII tells of a wrong one.
BESIDE = set("№«»–—…“”„‘’°§·•\u00a0")
WEIGHTS = {letter: log(share / 30) for letter, share in FREQUENCIES.items()}
STRANGE = -4.0
# «оЕДЮЦНЦХЙЮ»: cp1251 and KOI8-R differ by exchanged cases.
TURNED = -3.0
_TURNED = re.compile(r"[а-яё][А-ЯЁ]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
# Of the bytes above ASCII so many must be whole signs of UTF-8, in a file of which some are damaged.
ENOUGH = 0.9


@dataclass(frozen=True)
class Decoded:
    """A text and the name of the encoding that gave it. Bytes that fit no letter became U+FFFD."""

    text: str
    encoding: str


def decode(raw: bytes) -> Decoded:
    """Read bytes as Russian or Latin text.

    UTF-8 and UTF-16 with or without a mark, cp1251, cp866 and KOI8-R are told apart. Never raises:
    whether the text can be read is for :func:`~mms_wagtail.plugins.literature.importing.reading.unreadable`.
    """
    encoding = detect(raw)
    return Decoded(raw.decode(encoding, errors="replace").removeprefix("\ufeff"), encoding)


def detect(raw: bytes) -> str:
    """The name of the encoding."""
    if raw.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if wide := _utf16(raw):
        return wide
    sample = raw[:SAMPLE]
    high = _HIGH.findall(sample)
    # A sign may be cut at the end of the sample.
    if not high or sum(map(len, _MULTIBYTE.findall(sample))) >= ENOUGH * len(high):
        # ASCII alone in the sample; what stands behind it decides.
        return "utf-8" if high or len(raw) <= SAMPLE else detect(b"".join(_HIGH_RUNS.findall(raw))[:SAMPLE])
    return max(ONE_BYTE, key=lambda name: score(sample.decode(name, errors="replace")))


_HIGH_RUNS = re.compile(rb"[\x80-\xff][\x20-\xff]*")


def score(text: str) -> float:
    """How much a text looks like Russian; compare scores of one text only."""
    total = TURNED * len(_TURNED.findall(text))
    for sign in text:
        if sign >= "\x80" and sign not in BESIDE:
            total += WEIGHTS.get(sign.lower(), STRANGE)
    return total


def _utf16(raw: bytes) -> str:
    """UTF-16 by its mark, or by every other byte being the high half of a Latin or Cyrillic letter."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = raw[:4000]
    pairs = len(sample) // 2
    if pairs < 4:
        return ""
    for name, start in (("utf-16-le", 1), ("utf-16-be", 0)):
        halves = sample[start : 2 * pairs : 2]
        if sum(byte in (0, 4) for byte in halves) >= ENOUGH * pairs:
            return name
    return ""
