"""Who made a publication: what stands after « / » (ГОСТ Р 7.0.100-2018, 5.2.6)."""

from __future__ import annotations

from typing import Any

from mms_wagtail.plugins.literature.choices import Role
from mms_wagtail.plugins.literature.domain.description.names import companies, direct_name, listed, people
from mms_wagtail.plugins.literature.domain.description.punctuation import elements
from mms_wagtail.plugins.literature.domain.description.words import Words

# The order in which title pages name them.
HELPERS = (Role.COMPILER, Role.EDITOR, Role.TRANSLATOR, Role.ILLUSTRATOR, Role.SUPERVISOR)
STEM, ENDING = 3, 2


def responsibility(work: Any, *, words: Words) -> str:
    """«Л. С. Выготский ; редактор В. В. Давыдов ; Институт …»; "" when nobody is known."""
    authors = [direct_name(person) for person in people(work, Role.AUTHOR)]
    groups = [helpers(work, role, words=words) for role in HELPERS]
    bodies = [body.corporate for body in companies(work) if body.corporate not in work.statement]
    return elements(
        " ; ",
        (listed(authors, words=words), *groups, work.statement.rstrip("."), listed(bodies, words=words)),
    )


def helpers(work: Any, role: Role, *, words: Words) -> str:
    """«составители: А. Б. Ванина, В. Г. Дёмин», without those whom the statement names itself."""
    names = [direct_name(person) for person in people(work, role) if not named(person, work.statement)]
    if not names:
        return ""
    one, several = words.roles[role]
    return f"{one} {names[0]}" if len(names) == 1 else f"{several}: {listed(names, words=words)}"


def named(person: Any, statement: str) -> bool:
    """Whether the statement, as the book has it, names the person, in whatever case («Давыдова»)."""
    name = person.last_name.strip().lower()
    stem = name[: max(STEM, len(name) - ENDING)]
    return bool(stem) and stem in statement.lower()
