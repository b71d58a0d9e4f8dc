"""What people type around and inside a number."""

from __future__ import annotations

import re
import unicodedata

# Cyrillic letters that are typed in place of the Latin ones of a number.
_LOOKALIKES = str.maketrans("ХхСсОоІі", "XxCcOoIi")
_NOT_PART = re.compile(r"[\s\-‐‑‒–—―−.·:_/\\\u00ad\u200b\ufeff]+")


def bare_number(text: str, *, label: str) -> str:
    """``text`` without spaces, dashes and the word ``label`` («ISBN-13: 978-5-…»), capitals throughout."""
    text = unicodedata.normalize("NFKC", text).translate(_LOOKALIKES).upper().strip()
    text = re.sub(rf"^{label}(?:[-\s]?1[03](?=[\s:]))?[\s:№]*", "", text)
    return _NOT_PART.sub("", text)
