"""Steps of a practice out of the text in which they were typed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: its first line, and the rest as paragraphs."""

    title: str
    text: str


def split_steps(text: str) -> list[Step]:
    """Steps of a text: paragraphs between empty lines, the first line of each its name."""
    found = []
    for block in "\n".join(line.rstrip() for line in text.splitlines()).split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip()]
        if lines:
            title = lines[0].strip().lstrip("0123456789.) ").strip() or lines[0].strip()
            found.append(Step(title=title, text="\n".join(lines[1:])))
    return found
