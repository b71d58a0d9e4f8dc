"""The acts that the portal knows, arranged for finding them in texts. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from mms_wagtail.plugins.legislation.domain.act_words import issuer_key, number_key, plain

SANITARY_CODE = re.compile(r"\b\d\.\d\.\d(?:\.\d)?[\d/]*-\d{2}\b")
NAME_WORD = re.compile(r"[\w.]+(?:-[\w.]+)*")


@dataclass(frozen=True, kw_only=True)
class KnownAct:
    """An act as texts may name it.

    ``word`` is what it is called («приказ»), ``issuer`` its issuer in any case; ``ends`` is the first day on
    which it is not in force, None while it is.
    """

    pk: int
    kind: str
    number: str
    signed_on: dt.date
    title: str = ""
    short_name: str = ""
    issuer: str = ""
    word: str = ""
    url: str = ""
    ends: dt.date | None = None
    issuer_stems: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "issuer_stems", issuer_key(self.issuer))


class KnownActs:
    """Indexes of the acts: by number, by code of sanitary rules, by the first word of a short name."""

    def __init__(self, acts: Iterable[KnownAct], *, today: dt.date) -> None:
        self.acts = {act.pk: act for act in acts}
        self.today = today
        self.by_number: dict[str, list[KnownAct]] = defaultdict(list)
        self.by_code: dict[str, list[KnownAct]] = defaultdict(list)
        self._names: dict[tuple[str, ...], list[KnownAct]] = defaultdict(list)
        for act in self.acts.values():
            if act.number:
                self.by_number[number_key(act.number)].append(act)
            for code in set(SANITARY_CODE.findall(plain(f"{act.short_name} {act.number}"))):
                self.by_code[code].append(act)
            words = tuple(NAME_WORD.findall(plain(act.short_name)))
            if is_telling(words):
                self._names[words].append(act)
        self.by_first_word: dict[str, list[tuple[tuple[str, ...], list[KnownAct]]]] = defaultdict(list)
        for words, named in self._names.items():
            self.by_first_word[first_key(words[0])].append((words, named))
        for entries in self.by_first_word.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def in_force(self, acts: list[KnownAct]) -> KnownAct | None:
        """The only one of ``acts``, or the only one of them that is in force; None when that is not one."""
        if len(acts) == 1:
            return acts[0]
        current = [act for act in acts if act.ends is None or act.ends > self.today]
        return current[0] if len(current) == 1 else None


def is_telling(words: tuple[str, ...]) -> bool:
    """Whether a short name can be no ordinary word: it has an abbreviation or a digit, or several words."""
    return len(words) > 1 or any(is_abbreviation(word) or any(map(str.isdigit, word)) for word in words)


def is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def first_key(word: str) -> str:
    """What words of one name have in common: abbreviations stand as they are, others may be declined."""
    return word if is_abbreviation(word) else word.casefold().replace("ё", "е")[:4]


def same_word(written: str, known: str) -> bool:
    """Whether ``written`` may be a form of ``known``. Abbreviations have no forms."""
    if is_abbreviation(known) or any(map(str.isdigit, known)):
        return written == known
    one, two = written.casefold().replace("ё", "е"), known.casefold().replace("ё", "е")
    if len(two) < 5:
        return one == two
    common = max(4, len(two) - 3)
    return one[:common] == two[:common] and abs(len(one) - len(two)) <= 3
