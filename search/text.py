"""Russian analysis: the one place where texts and queries become terms, for every engine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

import pymorphy3
from pymorphy3.units import DictionaryAnalyzer

# Soft hyphens and the combining marks of stress, «й» and «ё» stand inside words of pasted texts.
_INSIDE = "\u00ad\u0300\u0301\u0306\u0308"
_LETTER = f"[a-zа-яё0-9{_INSIDE}]"
_TOKEN = re.compile(rf"{_LETTER}+(?:[-‐‑./]{_LETTER}+)*", re.IGNORECASE)
# «273-фз», «2.4.3648-20», «аз-1128/08», «р-75»: letters may stand before the digits, joined by a hyphen.
_CODE = re.compile(r"(?:[a-zа-я]{1,6}-)?\d[\d./]*[a-zа-я]{0,2}(?:[-/][\da-zа-я]+)*\Z")
# Ten or thirteen digits, with hyphens or without; a last «X», Latin or Russian, is ten.
_ISBN = re.compile(r"(?=[\dxх]*(?:-[\dxх]+){0,4}\Z)(?:97[89]-?(?:\d-?){9}\d|(?:\d-?){9}[\dxх])\Z")
_DASHES = str.maketrans("‐‑", "--")
_JOINTS = re.compile(r"[-./]")
# Russian words with Latin letters that look the same, as in files made by scanning.
_MIXED = re.compile(r"(?=.*[а-я])(?=.*[a-z])[а-яaceopxykmtbh]+\Z")
_LOOKALIKES = str.maketrans("aceopxykmtbh", "асеорхукмтвн")
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
    # «grade» is the word «класс» that has numbers; «number» is one of them.
    role: Literal["", "grade", "number"] = ""

    @property
    def is_stop_word(self) -> bool:
        return self.form in STOP_WORDS


def clean(text: str) -> str:
    """Drop NUL and other control characters, which no text of ours needs, and joiners of our typography."""
    return _CONTROL.sub(" ", text.replace("\N{WORD JOINER}", ""))


def fold(word: str) -> str:
    """Lower case, one way to write «ё» (as «е») and hyphens; «й» stays «й»."""
    word = "".join(char for char in word if char not in "\u00ad\u0300\u0301")
    return unicodedata.normalize("NFC", word).lower().replace("ё", "е").translate(_DASHES)


def tokenize(text: str) -> list[Token]:
    """Words of ``text`` in their order.

    A hyphenated word gives a token for each part, the first of which also carries
    the whole, with and without its hyphen; a number of an act («273-ФЗ»,
    «2.4.3648-20») stays one token. «Ст. 48» is «статья 48». The word «класс» also carries the grades that
    stand before it («5–7 классы», «восьмой класс»).
    """
    tokens: list[Token] = []
    graded = numbered = False
    for match in _TOKEN.finditer(text):
        raw, begin = match[0], match.start()
        words, says = _words(raw) if len(raw) <= MAX_WORD else _words.__wrapped__(raw)
        for word in words:
            tokens.append(Token(begin + word.start, begin + word.end, word.form, word.terms))
        graded = graded or says == GRADED
        numbered = numbered or says == WITH_NUMBER
    if numbered:
        tokens = with_divisions(tokens, text)
    return with_grades(tokens, text) if graded else tokens


def tokens_with(text: str, terms: frozenset[str]) -> list[Token]:
    """Those of :func:`tokenize` that have one of ``terms``; making no others saves half of the time."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        raw, begin = match[0], match.start()
        words, says = _words(raw) if len(raw) <= MAX_WORD else _words.__wrapped__(raw)
        if says:
            return [token for token in tokenize(text) if not terms.isdisjoint(token.terms)]
        for word in words:
            if not terms.isdisjoint(word.terms):
                found.append(Token(begin + word.start, begin + word.end, word.form, word.terms))
    return found


# What a word says of its neighbours: it may be «класс», or the name of what has a number («статья»).
GRADED, WITH_NUMBER = "graded", "with number"


# Texts repeat their words: most of an analysis is looked up here.
@lru_cache(maxsize=100_000)
def _words(raw: str) -> tuple[tuple[Token, ...], str]:
    """Words of one match of ``_TOKEN``, with offsets in it, and what it says of its neighbours."""
    form = fold(raw)[:MAX_WORD].rstrip("./-")
    if not form:
        return (), ""
    if _CODE.match(form):
        return (Token(0, len(raw), form, code_terms(form)),), ""
    if _JOINTS.search(form):
        says = WITH_NUMBER if form.partition(".")[0] in NUMBERED else ""
        return tuple(_compound(raw, form)), says
    says = GRADED if form.startswith("кл") else WITH_NUMBER if form in NUMBERED else ""
    return (Token(0, len(raw), form, lemmas(form)),), says


def code_terms(form: str) -> tuple[str, ...]:
    """A number of an act as a whole, and the pieces by which it is also named.

    «273-фз» is also found as «273», «аз-1128/08» as «аз-1128» and «1128», an ISBN
    of any length, with hyphens or without, as its thirteen digits.
    """
    if _ISBN.match(form):
        return _isbn_terms(form)
    terms = [form]
    for piece in (form.partition("/")[0], *re.split(r"[-/]", form)[:2]):
        # «5» of «105-5» is no name of it.
        if len(piece) > 1 and any(char.isdigit() for char in piece):
            terms.append(piece)
    return tuple(dict.fromkeys(terms))


def _isbn_terms(form: str) -> tuple[str, ...]:
    """An ISBN; also when its check digit is wrong, as happens in books and catalogues."""
    digits = form.replace("-", "").replace("х", "x")
    isbn = isbn13(digits)
    if "-" in form:
        return (isbn or digits,)
    return (isbn, form) if isbn and isbn != form else (digits,)


def isbn13(digits: str) -> str:
    """The thirteen digits of an ISBN of either length without hyphens, or "" when it is none."""
    if len(digits) == 13:
        return digits if digits.startswith(("978", "979")) and digits.isdecimal() else ""
    weights = sum((10 - place) * int(char) for place, char in enumerate(digits[:9]))
    if digits[9] != "0123456789x"[-weights % 11]:
        return ""
    body = f"978{digits[:9]}"
    total = sum(int(char) * (3 if place % 2 else 1) for place, char in enumerate(body))
    return f"{body}{-total % 10}"


def _compound(raw: str, whole: str) -> Iterator[Token]:
    whole = _JOINTS.sub("-", whole) if "-" in whole else whole
    position, first = 0, True
    for part in re.split(r"([-‐‑./])", raw):
        form = fold(part)[:MAX_WORD]
        if form and not _JOINTS.fullmatch(form):
            terms = lemmas(form)
            if first and "-" in whole:
                terms = (*lemmas(whole)[:1], *lemmas(whole.replace("-", ""))[:1], *terms)
            yield Token(position, position + len(part), form, terms)
            first = False
        position += len(part)


@lru_cache(maxsize=200_000)
def lemmas(form: str) -> tuple[str, ...]:
    """Dictionary forms of a folded word, the likeliest first; the word itself when it is not Russian."""
    if form.isdecimal() or form.isascii():
        return (form,)
    if _MIXED.match(form):
        form = form.translate(_LOOKALIKES)
    # A lemma is as likely as all its parses together: «графики» is «графика», and «график» in three cases.
    scores: dict[str, float] = {}
    for parse in _analyzer().parse(form):
        lemma = fold(parse.normal_form)
        scores[lemma] = scores.get(lemma, 0.0) + parse.score
    ranked = sorted(scores, key=lambda lemma: -scores[lemma])
    likely = [lemma for lemma in ranked if scores[lemma] >= scores[ranked[0]] * MIN_SCORE]
    return tuple(likely[:MAX_LEMMAS]) or (form,)


def is_word(form: str) -> bool:
    """Whether the dictionary of Russian has the folded form."""
    return bool(_analyzer().word_is_known(form))


@lru_cache(maxsize=50_000)
def part_of_speech(form: str) -> str:
    """The likeliest part of speech in pymorphy's notation («NOUN», «PREP», …), "" when it is unknown.

    Pronouns that are used as adjectives («какой», «свой») are «Apro».
    """
    tag = _analyzer().parse(form)[0].tag
    return "Apro" if "Apro" in tag else str(tag.POS or "")


def beginnings(form: str, length: int) -> frozenset[str]:
    """The first ``length`` letters of all forms of the likeliest word that ``form`` is a form of, folded.

    Forms of one word differ in their ends, so few of them have to be made.
    """
    parse = _analyzer().parse(form)[0]
    method, *found = parse.methods_stack[0]
    if len(parse.methods_stack) > 1 or not isinstance(method, DictionaryAnalyzer):  # a guess
        return frozenset(fold(other.word)[:length] for other in parse.lexeme)
    word, paradigm, place = found
    dictionary = _analyzer().dictionary
    stem = dictionary.build_stem(dictionary.paradigms[paradigm], place, word)
    return frozenset(
        fold((prefix + stem + suffix)[:length])
        for prefix, suffixes in _affixes(paradigm)
        for suffix in (suffixes if len(prefix) + len(stem) < length else ("",))
    )


@lru_cache(maxsize=5_000)
def _affixes(paradigm: int) -> tuple[tuple[str, frozenset[str]], ...]:
    """What stands before the stem in a paradigm of the dictionary, each with what then stands after it."""
    found: dict[str, set[str]] = {}
    for prefix, _tag, suffix in _analyzer().dictionary.build_paradigm_info(paradigm):
        found.setdefault(prefix, set()).add(suffix)
    return tuple((prefix, frozenset(suffixes)) for prefix, suffixes in found.items())


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    # Loading takes a second and 30 MB, so it waits for the first word.
    return pymorphy3.MorphAnalyzer(lang="ru")


def collation_key(title: str) -> str:
    """Sorts titles as a reader expects: «ё» beside «е», no case, numbers by their value, no quotes."""
    folded = re.sub(r"[^\w\s]", "", fold(clean(title)).strip())
    return re.sub(r"\d+", lambda match: match[0].zfill(6), folded)[:120]


# What stands short before a number of a part of an act.
NUMBERED = {"ст": "статья", "п": "пункт", "пп": "подпункт", "ч": "часть", "гл": "глава", "разд": "раздел"}


def with_divisions(tokens: list[Token], text: str) -> list[Token]:
    """``tokens`` in which «ст. 48» and «п. 3» are as good as «статья 48» and «пункт 3»."""
    marked = list(tokens)
    for place, (token, after) in enumerate(pairwise(tokens)):
        whole = NUMBERED.get(token.form)
        if whole and after.form[0].isdigit() and not text[token.end : after.start].strip(" .№\u00a0"):
            marked[place] = replace(token, terms=(whole,))
    return marked


GRADE = "класс"
GRADES = range(1, 12)
_ORDINALS = "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый одиннадцатый"
_NUMBERS = {word: number for number, word in enumerate(_ORDINALS.split(), 1)}
_GRADE_NUMBER = re.compile(r"(\d{1,2})(?:-?(?:й|ый|ой|ий|го|ого|му|ому|м|ом|ем|е|ые|х|ых|[абвгд]))?\Z")
_GRADE_RANGE = re.compile(r"(\d{1,2})-(\d{1,2})\Z")
_DASH_BETWEEN = re.compile(r"\s*[-–—]\s*\Z")
MAX_NUMBERS = 6


def grade_term(number: int) -> str:
    """The term of a grade, which no word of a text can be."""
    return f"{GRADE}:{number}"


def with_grades(tokens: list[Token], text: str) -> list[Token]:
    """``tokens`` with the grades that stand before each «класс», whose numbers are marked as taken."""
    marked = list(tokens)
    for place, token in enumerate(tokens):
        if token.form != "кл" and token.terms[0] != GRADE:
            continue
        numbers, first = _numbers_before(tokens, place, text)
        if numbers:
            terms = (*token.terms, *(grade_term(number) for number in sorted(numbers)))
            marked[place] = replace(token, terms=terms, role="grade")
            for taken in range(first, place):
                if tokens[taken].form != "и":
                    marked[taken] = replace(tokens[taken], role="number")
    return marked


def _numbers_before(tokens: list[Token], place: int, text: str) -> tuple[set[int], int]:
    """Grades that end just before ``place``, and where they begin."""
    found: set[int] = set()
    first, later, after = place, 0, tokens[place]
    for index in range(place - 1, max(-1, place - MAX_NUMBERS - 1), -1):
        token = tokens[index]
        if token.form == "и" and found:
            continue
        numbers = _grades_of(token)
        if not numbers or len(text[token.end : after.start].strip(" ,–—-\u00a0")) > 3:
            break
        if later and _DASH_BETWEEN.fullmatch(text[token.end : after.start]) and max(numbers) < later:
            numbers = set(range(min(numbers), later))
        found |= numbers
        first, later, after = index, min(numbers), token
    return found, first


def _grades_of(token: Token) -> set[int]:
    if pair := _GRADE_RANGE.match(token.form):
        low, high = int(pair[1]), int(pair[2])
        return set(range(low, high + 1)) if low in GRADES and high in GRADES and low <= high else set()
    if single := _GRADE_NUMBER.match(token.form):
        number = int(single[1])
    else:
        number = next((_NUMBERS[term] for term in token.terms if term in _NUMBERS), 0)
    return {number} if number in GRADES else set()
