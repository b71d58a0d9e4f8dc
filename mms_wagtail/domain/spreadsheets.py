"""Texts that people typed, in the cells of files for spreadsheets."""

from __future__ import annotations

import re

# A spreadsheet takes what begins with these for a formula (OWASP, CSV injection).
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
# No file of a spreadsheet can hold them (XML 1.0, 2.2); they come with texts that were pasted.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def storable(text: str) -> str:
    """``text`` without the control characters for which openpyxl refuses to write a file."""
    return _CONTROL.sub("", text)


def harmless(text: str) -> str:
    """A storable ``text`` that no spreadsheet runs as a formula: an apostrophe stands before one."""
    text = storable(text)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
