"""What a misspelt word was meant to be."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mms_wagtail.search.lexicon import Lexicon
from mms_wagtail.search.surnames import nominatives
from mms_wagtail.search.text import Token, is_word, lemmas

MIN_LENGTH = 4
LIMIT = 40
# Words that sound alike count as nearer by so much than the letters tell.
SOUNDS_ALIKE = 0.9
RARE = 0.08
_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"

_SOUNDS = (
    (re.compile("[ъь]"), ""), (re.compile("тс|тц|дс|ц"), "ц"), (re.compile("стн"), "сн"), (re.compile("здн"), "сн"),
    (re.compile("[сз]ч|щ"), "щ"), (re.compile("[оа]"), "а"), (re.compile("[еэияы]"), "и"), (re.compile("ю"), "у"),
    (re.compile("б"), "п"), (re.compile("д"), "т"), (re.compile("г"), "к"), (re.compile("в"), "ф"),
    (re.compile("ж"), "ш"), (re.compile("з"), "с"), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


@lru_cache(maxsize=100_000)
def heard(word: str) -> str:
    """How a word sounds when unstressed vowels and the ends of words are not told apart."""
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


def allowed(length: int) -> int:
    """Slips that a word of ``length`` letters may have."""
    return 1 if length <= 5 else 2 if length <= 8 else 3


def corrections(word: str, lexicon: Lexicon) -> list[str]:
    """Words of the index that ``word``, which nobody knows, was meant to be; at most two, the best first.

    Surnames are compared in the nominative too, for catalogues write them so. When
    the index has nothing near, a word of the dictionary counts whose dictionary form
    the index has.
    """
    if len(word) < MIN_LENGTH or not word.isalpha():
        return []
    scores: dict[str, float] = {}
    for spelling in dict.fromkeys((word, *lemmas(word), *nominatives(word))):
        penalty = 0.0 if spelling == word else 0.35
        for near, distance in _near(spelling, lexicon):
            if heard(near) == heard(spelling):
                distance -= min(SOUNDS_ALIKE, distance / 2)
            if near[0] != spelling[0]:
                distance += 0.4
            common = math.log1p(lexicon.forms[near] + lexicon.terms[near])
            score = distance + penalty - RARE * common
            scores[near] = min(scores.get(near, math.inf), score)
    if not scores:
        return [near for near in _one_slip(word) if any(lexicon.knows(lemma) for lemma in lemmas(near))][:1]
    ranked = sorted(scores, key=lambda near: (scores[near], near))
    best = ranked[0]
    # Another word that is as near is another meaning; another form of the same word is not.
    others = [near for near in ranked[1:8] if scores[near] - scores[best] < 0.15 and not _same(near, best)]
    return [best, *others[:1]]


def _near(word: str, lexicon: Lexicon) -> list[tuple[str, float]]:
    slips = allowed(len(word))
    pool = [
        near
        for length in range(len(word) - slips, len(word) + slips + 1)
        for near in lexicon.by_length.get(length, ())
    ]
    found = process.extract(word, pool, scorer=OSA.distance, score_cutoff=slips, limit=LIMIT)
    near = [(choice, float(distance)) for choice, distance, _index in found if distance < len(choice) / 2]
    # Three slips are believed only of words that sound alike.
    return [(choice, distance) for choice, distance in near if distance <= 2 or heard(choice) == heard(word)]


def _same(one: str, other: str) -> bool:
    return bool(set(lemmas(one)) & set(lemmas(other)))


def _one_slip(word: str) -> list[str]:
    """Words of the dictionary at one letter's distance."""
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    made = [left + right[1:] for left, right in splits if right]
    made += [left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1]
    made += [left + letter + right[1:] for left, right in splits if right for letter in _LETTERS]
    made += [left + letter + right for left, right in splits for letter in _LETTERS]
    known = [near for near in dict.fromkeys(made) if len(near) >= MIN_LENGTH and is_word(near)]
    return sorted(known, key=lambda near: heard(near) != heard(word))


def sound_alikes(word: str, lexicon: Lexicon) -> list[str]:
    """Words of the index one slip away that sound like ``word``, which the dictionary knows but the index not."""
    if len(word) < MIN_LENGTH:
        return []
    return [near for near, distance in _near(word, lexicon) if distance <= 1 and heard(near) == heard(word)][
        :2
    ]


def pieces(word: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The two words of the index that ``word`` was written together from, or None."""
    best: tuple[int, str, str] | None = None
    for place in range(3, len(word) - 2):
        left, right = word[:place], word[place:]
        if left in lexicon.forms and right in lexicon.forms:
            score = min(lexicon.forms[left], lexicon.forms[right])
            if best is None or score > best[0]:
                best = (score, left, right)
    return (best[1], best[2]) if best else None


def joint(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> str:
    """The word of the index that was written as two at ``place``: «кибер безопасность», «273 фз»; or ""."""
    if not 0 <= place < len(tokens) - 1:
        return ""
    one, two = tokens[place].form, tokens[place + 1].form
    if one.isdecimal() != two.isdecimal():
        number, letters = (one, two) if one.isdecimal() else (two, one)
        options = [f"{number}-{letters}", f"{letters}-{number}"] if len(letters) <= 4 else []
    else:
        options = [f"{one}{two}", f"{one}-{two}"] if one.isalpha() and two.isalpha() else []
    return next((option for option in options if lexicon.knows(option)), "")
