"""What a misspelt word was meant to be."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mms_wagtail.search.lexicon import BEGINNING, Lexicon, Shelves
from mms_wagtail.search.surnames import nominatives
from mms_wagtail.search.text import Token, is_word, lemmas

MIN_LENGTH = 4
LIMIT = 40
# Words that sound alike count as nearer by so much than the letters tell.
SOUNDS_ALIKE = 0.9
RARE = 0.08
# A letter is rather left out than put in.
LETTER_LEFT_OUT = 0.1
OTHER_BEGINNING = 0.4
INFLECTED = 0.35
ADJECTIVAL = ("ый", "ий", "ой")
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
    for spelling, shelves in _spellings(word, lexicon):
        for near, distance in _near(spelling, shelves):
            score = _score(spelling, near, distance, lexicon) + (0.0 if spelling == word else INFLECTED)
            scores[near] = min(scores.get(near, math.inf), score)
    if not scores:
        return [near for near in _one_slip(word, lexicon) if any(map(lexicon.knows, lemmas(near)))][:1]
    ranked = sorted(scores, key=lambda near: (scores[near], near))
    best = ranked[0]
    # Another word that is as near is another meaning; another form of the same word is not.
    others = [near for near in ranked[1:8] if scores[near] - scores[best] < 0.15 and not _same(near, best)]
    return [best, *others[:1]]


def _spellings(word: str, lexicon: Lexicon) -> list[tuple[str, Shelves]]:
    """A word, its dictionary forms and its nominatives, each with the words to compare it with."""
    spellings = {word: lexicon.words}
    for lemma in lemmas(word):
        spellings.setdefault(lemma, lexicon.words)
    for name in nominatives(word):
        # What is declined like an adjective need be no surname.
        spellings.setdefault(name, lexicon.words if name.endswith(ADJECTIVAL) else lexicon.people)
    return list(spellings.items())


def _score(spelling: str, near: str, distance: float, lexicon: Lexicon) -> float:
    """The less, the likelier."""
    if heard(near) == heard(spelling):
        distance -= min(SOUNDS_ALIKE, distance / 2)
    if near[0] != spelling[0]:
        distance += OTHER_BEGINNING
    if is_within(spelling, near):
        distance -= LETTER_LEFT_OUT
    common = lexicon.forms[near] + max(lexicon.terms[lemma] for lemma in lemmas(near))
    return distance - RARE * math.log1p(common)


def is_within(word: str, near: str) -> bool:
    """Whether ``near`` has all letters of ``word`` in their order, and more."""
    letters = iter(near)
    return len(word) < len(near) and all(letter in letters for letter in word)


def _near(word: str, shelves: Shelves) -> list[tuple[str, float]]:
    """Words at few slips from ``word``; those with another first letter only where none is at one slip."""
    slips = allowed(len(word))
    lengths = range(len(word) - slips, len(word) + slips + 1)
    found = _compared(word, [near for length in lengths for near in shelves.get((word[0], length), ())])
    if not any(distance <= 1 for _near, distance in found):
        others = [
            near
            for (letter, length), words in shelves.items()
            if letter != word[0] and length in lengths
            for near in words
        ]
        found += _compared(word, others)
    # Three slips are believed only of words that sound alike.
    return [(near, distance) for near, distance in found if distance <= 2 or heard(near) == heard(word)]


def _compared(word: str, pool: list[str]) -> list[tuple[str, float]]:
    found = process.extract(word, pool, scorer=OSA.distance, score_cutoff=allowed(len(word)), limit=LIMIT)
    return [(near, float(distance)) for near, distance, _index in found if distance < len(near) / 2]


def _same(one: str, other: str) -> bool:
    return bool(set(lemmas(one)) & set(lemmas(other)))


def _one_slip(word: str, lexicon: Lexicon) -> list[str]:
    """Words of the dictionary at one letter's distance that begin as words of the index do."""
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    made = [left + right[1:] for left, right in splits if right]
    made += [left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1]
    made += [left + letter + right[1:] for left, right in splits if right for letter in _LETTERS]
    made += [left + letter + right for left, right in splits for letter in _LETTERS]
    likely = [near for near in dict.fromkeys(made) if near[:BEGINNING] in lexicon.beginnings]
    known = [near for near in likely if len(near) >= MIN_LENGTH and is_word(near)]
    return sorted(known, key=lambda near: heard(near) != heard(word))


def sound_alikes(word: str, lexicon: Lexicon) -> list[str]:
    """Words of the index one slip away that sound like ``word``, which the dictionary knows but the index not."""
    if len(word) < MIN_LENGTH:
        return []
    return [
        near for near, distance in _near(word, lexicon.words) if distance <= 1 and heard(near) == heard(word)
    ][:2]


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
