"""Prescribed punctuation (ГОСТ Р 7.0.100-2018, 4.6): how elements and areas are joined."""

from __future__ import annotations

from collections.abc import Iterable

# The dash of the standard's examples, with spaces on both sides (4.6.2).
AREA = " – "
ENDS = ("…", "...")


def closed(text: str) -> str:
    """``text`` with one full stop: that of an abbreviation is enough, as is an ellipsis (4.6.4)."""
    text = text.strip()
    if not text or text.endswith((".", *ENDS)):
        return text
    return f"{text}."


def areas(parts: Iterable[str]) -> str:
    """Areas in their order, the empty ones left out, «. – » between them, a full stop at the end."""
    return AREA.join(closed(part) for part in parts if part.strip())


def elements(separator: str, parts: Iterable[str]) -> str:
    """Elements of an area, the empty ones left out; ``separator`` is « : » or « ; » with its spaces."""
    return separator.join(part.strip() for part in parts if part.strip())


def capital(text: str) -> str:
    """An area begins with a capital letter (4.8)."""
    text = text.strip()
    return text[:1].upper() + text[1:]


def sentence(*parts: str) -> str:
    """Parts of a reference one after another, each with its full stop."""
    return " ".join(closed(part) for part in parts if part.strip())
