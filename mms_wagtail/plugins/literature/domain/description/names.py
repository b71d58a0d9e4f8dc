"""Names of people and organizations, as the record's heading and the statement write them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mms_wagtail.plugins.literature.choices import Role
from mms_wagtail.plugins.literature.domain.description.words import Words

# Four names are given in full; of five and more the first three (ГОСТ Р 7.0.100-2018, 5.2.6).
ALL_NAMES, SOME_NAMES = 4, 3
# A record with more authors has no heading (ГОСТ Р 7.0.80, 5.2; the same in 7.0.5, 7.4).
HEADED = 3


def heading_name(person: Any) -> str:
    """«Выготский, Л. С.»"""
    if person.corporate:
        return str(person.corporate)
    return ", ".join(filter(None, (person.last_name.strip(), person.initials)))


def inverted_name(person: Any) -> str:
    """«Выготский Л. С.», as references write it."""
    return str(person.short_name)


def direct_name(person: Any) -> str:
    """«Л. С. Выготский», or the organization."""
    return str(person.corporate or f"{person.initials} {person.last_name.strip()}".strip())


def listed(names: Sequence[str], *, words: Words, most: int = ALL_NAMES) -> str:
    """Names with commas; more than ``most`` of them as the first three «[и др.]»."""
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:SOME_NAMES])} {words.others}"


def people(work: Any, role: Role) -> list[Any]:
    """Persons, not organizations, of a role."""
    return [item for item in work.contributors.all() if item.role == role and not item.corporate]


def companies(work: Any) -> list[Any]:
    """Organizations, whatever their role."""
    return [item for item in work.contributors.all() if item.corporate]


def heading(work: Any) -> str:
    """The first author of one, two or three; "" for more, and for a work without authors."""
    authors = people(work, Role.AUTHOR)
    return heading_name(authors[0]) if 0 < len(authors) <= HEADED else ""
