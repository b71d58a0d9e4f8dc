"""Reads what the demo's practices are, and what happened to each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from mms_wagtail.demo.sources import BadSourceError, Source, read_sources
from mms_wagtail.fixtures import DEMO

# Headings of a text, and the fields of the form in which an author types.
FIELDS = {
    "Проблема": "problem",
    "Суть": "idea",
    "Шаги": "steps",
    "Ресурсы": "resources",
    "Результаты": "results",
    "Доказательства": "evidence",
    "Риски": "risks",
    "Совет": "conditions",
}
TYPED = (
    "title", "practice_type", "summary", "subjects", "levels", "audiences", "licence", "sources", "children",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Script:
    """One practice: ``values`` is what its author types; days are counted back from today.

    ``story`` says how far it has come and when; ``edition`` is the same for a second edition, or empty.
    """

    name: str
    author: str
    values: dict[str, Any]
    files: list[dict[str, str]]
    story: dict[str, Any]
    reviews: list[dict[str, Any]]
    coauthors: list[dict[str, str]]
    repetitions: list[dict[str, Any]]
    edition: dict[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return str(self.values["title"])


def read_scripts() -> list[Script]:
    """All practices of the demo, in the order of their files.

    Raises
    ------
    BadSourceError
        For a text that cannot be read, or a heading that is no field.
    """
    return [_script(source) for source in read_sources(DEMO / "practices")]


def _script(source: Source) -> Script:
    meta = source.meta
    grades = meta.get("grades", [])
    draft = meta["story"]["state"] == "draft"
    values = {
        **{name: meta[name] for name in TYPED},
        **sections(source),
        "grade_from": grades[0] if grades else "",
        "grade_to": grades[-1] if grades else "",
        "own_work": "" if draft else "on",
    }
    return Script(
        name=source.path.name,
        author=meta["author"],
        values=values,
        files=meta.get("files", []),
        story=meta["story"],
        reviews=meta.get("review", []),
        coauthors=meta.get("coauthor", []),
        repetitions=meta.get("repetition", []),
        edition=meta.get("edition", {}),
    )


def sections(source: Source) -> dict[str, str]:
    """The parts of a text by the names of their fields."""
    found = {}
    for part in re.split(r"^## ", source.body, flags=re.MULTILINE)[1:]:
        heading, _line, text = part.partition("\n")
        if heading.strip() not in FIELDS:
            raise BadSourceError(
                f"{source.path}: «{heading.strip()}» is no part of a practice. Use {', '.join(FIELDS)}."
            )
        found[FIELDS[heading.strip()]] = text.strip()
    return found
