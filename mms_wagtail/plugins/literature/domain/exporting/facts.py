"""Facts of a publication as every foreign format wants them: plain strings in one line."""

from __future__ import annotations

import re
from typing import Any

from mms_wagtail.plugins.literature.choices import PublicationKind, Role
from mms_wagtail.plugins.literature.domain.description.imprint import full_place

_RANGE = re.compile(r"^\D*(\d+)\s*[-‐‑‒–—―−]+\s*(\d+)")
_FIRST = re.compile(r"^\D*(\d+)")


def one_line(text: str) -> str:
    """Without breaks and control characters, which would begin a new field."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def whole_title(work: Any) -> str:
    """Title with what explains it."""
    return one_line(" : ".join(filter(None, (work.title.strip(), work.subtitle.strip()))))


def by_role(work: Any, *roles: Role) -> list[Any]:
    """Contributors of ``roles``, people and organizations."""
    return [person for person in work.contributors.all() if person.role in roles]


def inverted(person: Any) -> str:
    """«Выготский, Лев Семёнович», or the organization."""
    if person.corporate:
        return one_line(person.corporate)
    return one_line(", ".join(filter(None, (person.last_name, given(person)))))


def given(person: Any) -> str:
    """First and middle names or initials."""
    return one_line(" ".join(filter(None, (person.first_name, person.middle_name))))


def place(work: Any) -> str:
    """The city in full."""
    return one_line(full_place(work.place))


def page_span(work: Any) -> tuple[str, str]:
    """First and last page of a part; "" for what is unknown."""
    if not work.is_part:
        return "", ""
    if match := _RANGE.match(work.pages):
        return match[1], match[2]
    return (match[1], "") if (match := _FIRST.match(work.pages)) else ("", "")


def page_total(work: Any) -> str:
    """How many pages a whole has, "" when unknown."""
    match = None if work.is_part else _FIRST.match(work.pages)
    return match[1] if match else ""


def publisher(work: Any) -> str:
    """Who published it; of a dissertation where it was written."""
    is_thesis = work.kind == PublicationKind.DISSERTATION
    return one_line(work.institution if is_thesis and work.institution else work.publisher)


def link(work: Any) -> str:
    """The address of the thing itself, not of its page on the portal."""
    return one_line(work.url)
