"""Russian analysis: the one place where texts and queries become terms, for every engine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import pymorphy3

# Soft hyphens and the combining marks of stress, «й» and «ё» stand inside words of pasted texts.
_INSIDE = "\u00ad\u0300\u0301\u0306\u0308"
_LETTER = f"[a-zа-яё0-9{_INSIDE}]"
_TOKEN = re.compile(rf"{_LETTER}+(?:[-‐‑./]{_LETTER}+)*", re.IGNORECASE)
_CODE = re.compile(r"\d[\d./]*(?:-[\da-zа-я]+)*\Z")
_DASHES = str.maketrans("‐‑", "--")
_JOINTS = re.compile(r"[-./]")
# Postgres refuses NUL; other control characters only split words.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

MAX_WORD = 60
# A lemma much less probable than the best one is noise: «стали» is «сталь» and «стать», not more.
MIN_SCORE = 0.12
MAX_LEMMAS = 3

STOP_WORDS = frozenset(
    """
    а без бы в во для до же за и из или к как ко ли между на над не ни но о об обо от по под при про с со
    так также то у через что чтобы это эта этот эти the of and or in to for
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text.

    ``start`` and ``end`` are offsets in the text as it was given. ``terms`` are
    what is indexed and searched at this place: alternatives, the likeliest first.
    """

    start: int
    end: int
    form: str
    terms: tuple[str, ...]

    @property
    def is_stop_word(self) -> bool:
        return self.form in STOP_WORDS


def clean(text: str) -> str:
    """Drop NUL and other control characters, which no text of ours needs."""
    return _CONTROL.sub(" ", text)


def fold(word: str) -> str:
    """Lower case, one way to write «ё» (as «е») and hyphens; «й» stays «й»."""
    word = "".join(char for char in word if char not in "\u00ad\u0300\u0301")
    return unicodedata.normalize("NFC", word).lower().replace("ё", "е").translate(_DASHES)


def tokenize(text: str) -> Iterator[Token]:
    """Words of ``text`` in their order.

    A hyphenated word gives a token for each part, the first of which also carries
    the whole; a number of an act («273-ФЗ», «2.4.3648-20») stays one token.
    """
    for match in _TOKEN.finditer(text):
        form = fold(match[0])[:MAX_WORD]
        if not form:
            continue
        if _CODE.match(form):
            yield Token(match.start(), match.end(), form, code_terms(form))
        elif _JOINTS.search(form):
            yield from _compound(match.start(), match[0], form)
        else:
            yield Token(match.start(), match.end(), form, lemmas(form))


def code_terms(form: str) -> tuple[str, ...]:
    """A number of an act as a whole, and its leading number: «273-фз» is also found as «273»."""
    code = form.rstrip("./-")
    head = re.split(r"[-/]", code, maxsplit=1)[0]
    return (code,) if head == code else (code, head)


def _compound(start: int, raw: str, whole: str) -> Iterator[Token]:
    position, first = start, True
    for part in re.split(r"([-‐‑./])", raw):
        form = fold(part)[:MAX_WORD]
        if form and not _JOINTS.fullmatch(form):
            terms = lemmas(form)
            if first and "-" in whole:
                terms = (*lemmas(whole)[:1], *terms)
            yield Token(position, position + len(part), form, terms)
            first = False
        position += len(part)


@lru_cache(maxsize=200_000)
def lemmas(form: str) -> tuple[str, ...]:
    """Dictionary forms of a folded word, the likeliest first; the word itself when it is not Russian."""
    if form.isdecimal() or form.isascii():
        return (form,)
    # A lemma is as likely as all its parses together: «графики» is «графика», and «график» in three cases.
    scores: dict[str, float] = {}
    for parse in _analyzer().parse(form):
        lemma = fold(parse.normal_form)
        scores[lemma] = scores.get(lemma, 0.0) + parse.score
    ranked = sorted(scores, key=lambda lemma: -scores[lemma])
    likely = [lemma for lemma in ranked if scores[lemma] >= scores[ranked[0]] * MIN_SCORE]
    return tuple(likely[:MAX_LEMMAS]) or (form,)


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    # Loading takes a second and 30 MB, so it waits for the first word.
    return pymorphy3.MorphAnalyzer(lang="ru")


def collation_key(title: str) -> str:
    """Sorts titles as a reader expects: «ё» beside «е», no case, numbers by their value, no quotes."""
    folded = re.sub(r"[^\w\s]", "", fold(clean(title)).strip())
    return re.sub(r"\d+", lambda match: match[0].zfill(6), folded)[:120]
