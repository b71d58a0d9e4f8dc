"""Lists of sources in plain text, in the order in which such lists stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mms_wagtail.plugins.literature.domain.description import describe, refer


def records(works: Iterable[Any]) -> str:
    """Records of ГОСТ Р 7.0.100-2018, numbered."""
    return numbered(works, describe)


def references(works: Iterable[Any]) -> str:
    """References of ГОСТ Р 7.0.5-2008, numbered."""
    return numbered(works, refer)


def numbered(works: Iterable[Any], write: Callable[[Any], str]) -> str:
    """One line a publication."""
    lines = sorted((write(work) for work in works), key=place_in_list)
    return "".join(f"{number}. {line}\n" for number, line in enumerate(lines, start=1))


def place_in_list(line: str) -> tuple[bool, str]:
    """Cyrillic before Latin, «ё» with «е», without regard to quotation marks (ГОСТ Р 7.0.80)."""
    bare = line.lower().replace("ё", "е").lstrip("«\"'„“([ ")
    return not "а" <= bare[:1] <= "я", bare
