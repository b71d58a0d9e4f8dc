"""The statement of responsibility beside the names of a record: what it says that they do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mms_wagtail.plugins.literature.choices import Role
from mms_wagtail.plugins.literature.importing.names import role_of
from mms_wagtail.plugins.literature.importing.record import Name

# Surnames in a statement stand in other cases («под ред. Б. Н. Ванеева»).
STEM, ENDING = 3, 2
_WORD = re.compile(r"[A-Za-zА-Яа-яЁё][\w-]+")
# A patronymic or a first name follows another word with a capital letter.
_CAPITAL = re.compile(r"^[A-ZА-ЯЁ]")
_MORE = re.compile(r"\bи др\b|\bet al\b|\[|\]")


def named(name: Name, text: str) -> bool:
    """Whether ``text`` names the person, in whatever case."""
    last = name.last_name.lower().replace("ё", "е")
    stem = last[: max(STEM, len(last) - ENDING)]
    return bool(stem) and stem in text.lower().replace("ё", "е")


def leftover(pieces: Sequence[str], names: Sequence[Name]) -> str:
    """The pieces of a statement that say more than ``names``, joined by « ; »."""
    return " ; ".join(piece for piece in pieces if piece and not _said(piece, names))


def _said(piece: str, names: Sequence[Name]) -> bool:
    if _MORE.search(piece):
        return False
    role = role_of(piece) or Role.AUTHOR
    people = [name for name in names if name.role == role and named(name, piece)]
    if not people:
        return any(name.corporate == piece for name in names)
    known = {
        word.lower() for name in people for word in _WORD.findall(f"{name.first_name} {name.middle_name}")
    }
    for word in _WORD.findall(piece):
        surname = any(named(name, word) for name in people)
        if surname or word.lower() in known:
            continue
        # Beside a role small words belong to it («под общей редакцией»); titles of people do not.
        if role == Role.AUTHOR or (_CAPITAL.match(word) and not role_of(word)):
            return False
    return True


def with_roles(names: Sequence[Name], pieces: Sequence[str]) -> tuple[Name, ...]:
    """Names of which the statement knows better what they did: «Сост. Ф. И. Титов» of an «author»."""
    found = []
    for name in names:
        piece = next((piece for piece in pieces if named(name, piece)), "")
        role = role_of(piece) if name.role == Role.AUTHOR else ""
        found.append(Name(**{**vars(name), "role": role}) if role else name)
    return tuple(found)
