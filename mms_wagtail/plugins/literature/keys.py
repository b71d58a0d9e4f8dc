"""By what two records of one publication are recognised."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w]+")
LONGEST = 500


def title_key(title: str) -> str:
    """``title`` in small letters without punctuation, «ё» as «е»: equal for two spellings of one title."""
    text = unicodedata.normalize("NFKC", title).lower().replace("ё", "е")
    return _NOT_WORD.sub(" ", text).strip()[:LONGEST]
