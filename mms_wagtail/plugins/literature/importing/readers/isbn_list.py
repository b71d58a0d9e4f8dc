"""A plain list of ISBNs, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINE = re.compile(r"^(?:ISBN(?:-1[03])?:?\s*)?[\d][\d\s\-‐–—−]{8,20}[\dXxХх]$", re.IGNORECASE)


def looks_like(text: str) -> bool:
    """Whether most lines are digits and hyphens."""
    lines = [line.strip() for line in text[:20_000].splitlines() if line.strip()][:100]
    return bool(lines) and sum(bool(_LINE.match(line)) for line in lines) > len(lines) / 2


def lines(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of a place and what stands there."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield f"строка {number}", line.strip()
