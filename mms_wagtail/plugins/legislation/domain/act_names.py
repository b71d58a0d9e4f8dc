"""Acts that a text calls by their short names: «ФГОС ООО», «Трудового кодекса РФ». Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mms_wagtail.plugins.legislation.domain.act_words import number_key
from mms_wagtail.plugins.legislation.domain.known_acts import (
    NAME_WORD,
    KnownAct,
    KnownActs,
    first_key,
    is_abbreviation,
    same_word,
)

# What makes it another act: its draft, its forerunner, its sister for children with disabilities.
_NOT_THIS = re.compile(
    r"\b(?:проект|прежн|предыдущ|стар|утратив|отмен[её]нн|недействующ)\w*\s+\Z", re.IGNORECASE
)
_OF_OTHERS = re.compile(
    r"\s+(?:для\s+)?(?:\w+\s+){0,2}(?:обучающихся|детей|лиц|учащихся)\s+с\s", re.IGNORECASE
)
_SAME_COUNTRY = {"РФ", "МБОУ", "МБДОУ", "МОУ", "МКОУ", "ГБОУ", "СОШ"}
_GIVEN = re.compile(r"\s*[,(]?\s*(?:(?:утв|введ|приказ|постановл|в\s+ред)\w*\b|от\s+\d)", re.IGNORECASE)
_GIVEN_NUMBER = re.compile(r"[^№;]{0,200}?№\s*([\w]+(?:[-/.]\w+)*)")
_GIVEN_YEAR = re.compile(r"\s*[,(]?\s*(?:от\s+)?((?:19|20)\d\d)\b")


def named_acts(
    flat: str, acts: KnownActs, taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, KnownAct]]:
    """Places of short names outside of ``taken``, the longest name first."""
    if not acts.by_first_word:
        return
    words = list(NAME_WORD.finditer(flat))
    spans = iter(sorted(taken))
    span = next(spans, None)
    place = 0
    while place < len(words):
        word = words[place]
        while span and span[1] <= word.start():
            span = next(spans, None)
        step = 1
        if not (span and span[0] <= word.start()):
            for known, candidates in acts.by_first_word.get(first_key(word[0].rstrip(".")), ()):
                if not _stands_at(words, place, known, flat):
                    continue
                end = words[place + len(known) - 1].end()
                end -= flat[end - 1] == "."
                act = acts.in_force(candidates)
                if act is not None and _means(act, flat, word.start(), end, words, place + len(known)):
                    yield word.start(), end, act
                # A shorter name inside of a longer one is none.
                step = len(known)
                break
        place += step


def _stands_at(words: list[re.Match[str]], place: int, known: tuple[str, ...], flat: str) -> bool:
    if place + len(known) > len(words):
        return False
    for offset, name in enumerate(known):
        here = words[place + offset]
        if not same_word(here[0].rstrip("."), name):
            return False
        if offset and flat[words[place + offset - 1].end() : here.start()].strip(" \n\t"):
            return False
    return True


def _means(act: KnownAct, flat: str, start: int, end: int, words: list[re.Match[str]], after: int) -> bool:
    """Whether nothing around the name says that another act is meant."""
    if _NOT_THIS.search(flat, max(0, start - 40), start) or _OF_OTHERS.match(flat, end):
        return False
    if after < len(words):
        following = words[after]
        adjacent = not flat[end : following.start()].strip(" ")
        if adjacent and is_abbreviation(following[0]) and following[0] not in _SAME_COUNTRY:
            return False
    if year := _GIVEN_YEAR.match(flat, end):
        return int(year[1]) == act.signed_on.year
    if _GIVEN.match(flat, end) and (number := _GIVEN_NUMBER.match(flat, end)):
        return number_key(number[1]) == number_key(act.number)
    return True
