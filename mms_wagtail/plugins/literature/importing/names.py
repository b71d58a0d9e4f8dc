"""Names as catalogues write them, taken apart."""

from __future__ import annotations

import re

from mms_wagtail.plugins.literature.choices import Role
from mms_wagtail.plugins.literature.importing.reading import clean
from mms_wagtail.plugins.literature.importing.record import Name

# «Л. С.», «Л.С.», «Дж.», «Ж.-Ж.»
_INITIAL = re.compile(r"^(?:[A-ZА-ЯЁ][a-zа-яё]?\.(?:-?[A-ZА-ЯЁ][a-zа-яё]?\.)*|[A-ZА-ЯЁ])$")
_PATRONYMIC = re.compile(r"(?:ович|евич|ьич|ич|овна|евна|ична|инична|оглы|кызы)$", re.IGNORECASE)
_COMPANY = re.compile(
    r"институт|университет|академи|министерств|комитет|управлени|департамент|центр\b|служба|федераци"
    r"|общество|издательств|школа|лаборатори|библиотек|коллектив|institute|universit|academy|ministry"
    r"|organi[sz]ation|press\b",
    re.IGNORECASE,
)
_ROLES = (
    (Role.EDITOR, re.compile(r"\b(?:ред|отв\. ред|редактор\w*|редкол\w*|ed|eds|editor)\b\.?", re.IGNORECASE)),
    (Role.COMPILER, re.compile(r"\b(?:сост|составител\w*|авт\.-сост|comp)\b\.?", re.IGNORECASE)),
    (Role.TRANSLATOR, re.compile(r"\b(?:пер|переводчик\w*|перевод\w*|transl|trans)\b\.?", re.IGNORECASE)),
    (Role.ILLUSTRATOR, re.compile(r"\b(?:худож|художник\w*|ил|илл|ill)\b\.?", re.IGNORECASE)),
    (Role.SUPERVISOR, re.compile(r"\b(?:науч\. рук|научный руководитель)\b\.?", re.IGNORECASE)),
)
MOST_WORDS = 3


def parse_name(text: str, *, role: str = Role.AUTHOR, first_name_first: bool = False) -> Name | None:
    """Take apart «Выготский, Лев Семёнович», «Л. С. Выготский», «Выготский Л.С.» or an organization.

    ``first_name_first`` decides about two full words without a comma: «Лев Выготский». None for "".
    """
    text = clean(text).strip(" ,;")
    if not text:
        return None
    if text.startswith("{") or _COMPANY.search(text) or "«" in text or '"' in text:
        return Name(role=role, corporate=text.strip("{}"))
    if "," in text:
        last, _, rest = text.partition(",")
        return _person(role, last, rest.replace(",", " ").split())
    words = re.sub(r"\.(?=[^\s\-.])", ". ", text).split()
    initials = [word for word in words if _INITIAL.match(word)]
    full = [word for word in words if not _INITIAL.match(word)]
    if initials and full and len(full) <= MOST_WORDS:
        return _person(role, " ".join(full), initials)
    if len(words) > MOST_WORDS:
        return Name(role=role, corporate=text)
    if len(words) == MOST_WORDS and _PATRONYMIC.search(words[1]) and not _PATRONYMIC.search(words[2]):
        return _person(role, words[2], words[:2])
    if first_name_first and len(words) > 1 and not _PATRONYMIC.search(words[-1]):
        return _person(role, words[-1], words[:-1])
    return _person(role, words[0], words[1:])


def _person(role: str, last: str, given: list[str]) -> Name:
    """``given`` are words of the first and middle names."""
    given = re.sub(r"\.(?=[^\s\-.])", ". ", " ".join(given)).split()
    return Name(
        role=role,
        last_name=last.strip(),
        first_name=given[0] if given else "",
        middle_name=" ".join(given[1:]),
    )


def parse_names(text: str, *, role: str = Role.AUTHOR) -> tuple[Name, ...]:
    """Several names: «Ванин А. Б.; Дёмин В. Г.», «Ванин А. Б., Дёмин В. Г.», «Ванин, А. Б., Дёмин, В. Г.»."""
    found = (parse_name(piece, role=role) for piece in _pieces(clean(text)))
    return tuple(name for name in found if name)


def _pieces(text: str) -> list[str]:
    if ";" in text:
        return text.split(";")
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    seconds = pieces[1::2]
    if len(pieces) % 2 == 0 and seconds and all(_only_initials(piece) for piece in seconds):
        return [f"{last}, {given}" for last, given in zip(pieces[::2], seconds, strict=True)]
    # A surname alone before a comma is followed by its own first name.
    return pieces if all(len(piece.split()) > 1 or "." in piece for piece in pieces) else [text]


def _only_initials(text: str) -> bool:
    return all(_INITIAL.match(word) for word in re.sub(r"\.(?=[^\s\-.])", ". ", text).split())


def role_of(words: str) -> str:
    """The role that the words of a statement or of a catalogue name («ред.», «сост.»), "" for none."""
    for role, pattern in _ROLES:
        if pattern.search(words):
            return role
    return ""
