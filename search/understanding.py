"""From what was typed to what is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from mms_wagtail.search import keyboard
from mms_wagtail.search.families import family
from mms_wagtail.search.lexicon import Lexicon
from mms_wagtail.search.plan import COUNTED, Alternative, Concept
from mms_wagtail.search.spelling import corrections, pieces, sound_alikes
from mms_wagtail.search.surnames import nominatives
from mms_wagtail.search.text import (
    STOP_WORDS,
    Token,
    clean,
    grade_term,
    is_word,
    part_of_speech,
    tokenize,
)
from mms_wagtail.search.thesaurus import Entry, Phrase, Thesaurus, content
from mms_wagtail.search.transliteration import candidates, sound

_QUOTED = re.compile(r"[«„“]([^«»„“”]+)[»“”]|\"([^\"]+)\"")
_EXCLUDED = re.compile(r"(?:(?<=\s)|^)[-−–]([^\W\d_][\w-]*)")
_LATIN = re.compile(r"[a-z`\[\]{};'<>]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_PUNCTUATION = ".,;:!?'\"`"
_SPACED_ISBN = re.compile(r"\b97[89](?:[\s-]?\d){10}\b")

# Words that ask, and say nothing of what is asked for.
ASKING = frozenset(
    """
    нужно нужен нужна нужны надо необходимо найти скачать посмотреть подскажите подсказать помогите хотеть
    мочь можно нельзя пожалуйста правильно бесплатно весь быть являться такой какой сделать делать узнать
    хороший лучше самый интересный попасться посоветовать составить написать провести
    """.split()  # noqa: SIM905
)
SILENT_PARTS = frozenset({"NPRO", "Apro", "PREP", "CONJ", "PRCL", "INTJ", "PRED"})
FAINT_PARTS = frozenset({"VERB", "INFN", "GRND", "ADVB", "COMP"})
WORDS_TO_NUMBER = 3
# Numbers after these words are numbers of acts and articles.
ACT_WORDS = frozenset(
    """
    приказ закон постановление письмо статья ст распоряжение указ сп санпин гост решение фз фкз номер
    пункт
    """.split()  # noqa: SIM905
)

SECOND_LEMMA = 0.7
SYNONYM = 0.8
NARROWER = 0.5
RELATIVE = 0.5
ONLY_RELATIVE = 0.7
WORD_OF_PHRASE = 0.35
KEY_OF_PHRASE = 0.55
NUMBER_ALONE = 0.5
PIECE_OF_NUMBER = 0.8
ALIKE = 0.7
JOINED = 0.9
GRADE_PREFIX = grade_term(0)[:-1]
MAX_ALTERNATIVES = 14
MAX_RELATIVES = 5
MAX_PAIRS = 8
UNKNOWN_SHARE = 5
NUMBER_SHARE = 4
GRADE_SHARE = 2
MAX_SHARE = 4
# Shares of documents that have a word, above which it says little or hardly anything.
COMMON = 0.03
VERY_COMMON = 0.25


@dataclass(frozen=True, kw_only=True)
class Understanding:
    """``shown`` is the query as it is searched, when words of it were changed; else "".

    ``pairs`` are words that stand side by side; ``tokens`` are its words, for
    recognising values of facets in them.
    """

    concepts: tuple[Concept, ...] = ()
    phrases: tuple[Alternative, ...] = ()
    excluded: tuple[Alternative, ...] = ()
    pairs: tuple[Alternative, ...] = ()
    shown: str = ""
    tokens: tuple[Token, ...] = ()

    @property
    def terms(self) -> frozenset[str]:
        """Terms that make a document a hit, for marking them in texts."""
        meant = [item for concept in self.concepts for item in concept.counted]
        return frozenset(term for item in (*meant, *self.phrases) for term in item.terms)


def understand(text: str, *, lexicon: Lexicon, thesaurus: Thesaurus, literal: bool = False) -> Understanding:
    """Understand ``text``.

    Parameters
    ----------
    literal:
        Repair neither layout nor letters nor slips: the reader has said so.
    """
    typed = " ".join(clean(text).split())
    # A single quotation mark may be the letter «Э» in another layout; only pairs are quotes.
    quoted = [first or second for first, second in _QUOTED.findall(typed)]
    rest = _QUOTED.sub(lambda match: f" {match[1] or match[2]} ", typed)
    excluded = _EXCLUDED.findall(rest)
    rest = " ".join(_EXCLUDED.sub(" ", rest).split())
    rest = _SPACED_ISBN.sub(lambda match: re.sub(r"\D", "", match[0]), rest)
    meant = rest if literal or not lexicon.documents else repaired(rest, lexicon, thesaurus)
    tokens = content(tokenize(meant))
    return Understanding(
        concepts=tuple(_concepts(tokens, meant, lexicon, thesaurus)),
        phrases=tuple(filter(None, map(_phrase, quoted))),
        excluded=tuple(
            Alternative((term,)) for word in excluded for token in tokenize(word) for term in token.terms[:1]
        ),
        pairs=tuple(_pairs(tokens, lexicon)),
        shown=_shown(typed, rest, meant),
        tokens=tuple(tokens),
    )


def _pairs(tokens: list[Token], lexicon: Lexicon) -> list[Alternative]:
    """Neighbours that the index knows: a document that has them as neighbours too is nearer."""
    pairs = [(one.terms[0], two.terms[0]) for one, two in pairwise(tokens[:MAX_PAIRS])]
    return [Alternative(pair) for pair in pairs if all(map(lexicon.knows, pair))]


def _phrase(text: str) -> Alternative | None:
    terms = tuple(token.terms[0] for token in content(tokenize(text)))
    return Alternative(terms) if terms else None


def _shown(typed: str, rest: str, meant: str) -> str:
    if rest == meant:
        return ""
    return typed.replace(rest, meant) if rest in typed else meant


# Repairs: layout, Latin letters, slips.


def repaired(text: str, lexicon: Lexicon, thesaurus: Thesaurus) -> str:
    """``text`` with the words that nobody knows replaced by what they were meant to be."""
    chunks = [_rewritten(chunk, lexicon, thesaurus) for chunk in text.split()]
    return _respelt(" ".join(chunks), lexicon, thesaurus)


def _known(form: str, lexicon: Lexicon, thesaurus: Thesaurus) -> bool:
    return form in lexicon.forms or lexicon.knows(form) or form in thesaurus.keys


def _meant_by(chunk: str, lexicon: Lexicon, thesaurus: Thesaurus) -> int:
    """How well the words of ``chunk`` are known: 2 by the index, 1 by the dictionary, 0 not at all."""
    tokens = tokenize(chunk)
    if not tokens:
        return 0
    grades = []
    for token in tokens:
        if _known(token.form, lexicon, thesaurus) or any(map(lexicon.knows, token.terms)):
            grades.append(2)
        elif token.form.isdigit() or token.is_stop_word:
            grades.append(1 if len(tokens) > 1 or token.is_stop_word else 2)
        else:
            grades.append(1 if not token.form.isascii() and is_word(token.form) else 0)
    return min(grades)


def _rewritten(chunk: str, lexicon: Lexicon, thesaurus: Thesaurus) -> str:
    """A chunk between spaces in the layout and the letters in which it makes sense."""
    if _CYRILLIC.search(chunk):
        if _LATIN.search(chunk) or _meant_by(chunk, lexicon, thesaurus):
            return chunk
        latin = keyboard.to_latin(chunk)
        if latin.strip(_PUNCTUATION).isascii() and _meant_by(latin, lexicon, thesaurus) == 2:
            return latin
        sounds = [form for form in lexicon.by_sound.get(sound(chunk.lower()), ()) if form.isascii()]
        return sounds[0] if sounds else chunk
    if not _LATIN.search(chunk) or _meant_by(chunk, lexicon, thesaurus) == 2:
        return chunk
    options = [keyboard.to_russian(chunk)]
    stripped = chunk.rstrip(_PUNCTUATION)
    if stripped != chunk:
        options.append(keyboard.to_russian(stripped) + chunk[len(stripped) :])
    word = chunk.strip(_PUNCTUATION).lower()
    sounds = [form for form in lexicon.by_sound.get(sound(word), ()) if not form.isascii()]
    spelt = candidates(word) if word.isascii() and any(char.isalpha() for char in word) else []
    ranked = [
        *((_meant_by(option, lexicon, thesaurus), 1.0, option) for option in options),
        *((2, 0.9, form) for form in sounds[:1]),
    ]
    if best := max(((_meant_by(form, lexicon, thesaurus), form) for form in spelt), default=None, key=_grade):
        ranked.append((best[0], 0.8, best[1]))
    grade, _preference, best_option = max(ranked, key=lambda item: item[:2])
    if grade == 2 or (grade == 1 and len(word) > 2):
        return best_option
    # Both another layout (or alphabet) and a slip.
    for option in [*options, *spelt[:3]]:
        words = [token.form for token in tokenize(option)]
        if len(words) == 1 and corrections(words[0], lexicon):
            return option
    return chunk


def _grade(item: tuple[int, str]) -> int:
    return item[0]


def _respelt(text: str, lexicon: Lexicon, thesaurus: Thesaurus) -> str:
    """``text`` with slips mended. Only words that neither the index nor the dictionary knows."""
    pieces_of_text: list[str] = []
    position = 0
    tokens = tokenize(text)
    for place, token in enumerate(tokens):
        if token.is_stop_word or not token.form.isalpha() or token.form.isascii():
            continue
        if _known(token.form, lexicon, thesaurus) or is_word(token.form):
            continue
        if any(lexicon.knows(term) for term in token.terms) and _declines_so(token):
            continue
        if _joined(tokens, place, lexicon) or _joined(tokens, place - 1, lexicon):
            continue
        mended = _mended(token.form, lexicon)
        if mended and mended != token.form:
            pieces_of_text += [text[position : token.start], mended]
            position = token.end
    return "".join([*pieces_of_text, text[position:]])


def _declines_so(token: Token) -> bool:
    """Whether a lemma that was guessed for an unknown word is near enough to the word to be believed."""
    return any(term[:3] == token.form[:3] for term in token.terms)


def _mended(form: str, lexicon: Lexicon) -> str:
    if near := corrections(form, lexicon):
        return near[0]
    if pair := pieces(form, lexicon):
        return " ".join(pair)
    return ""


# Concepts.


def _concepts(tokens: list[Token], text: str, lexicon: Lexicon, thesaurus: Thesaurus) -> list[Concept]:
    """One for each word or set phrase that says something, with all that means the same."""
    matches = [thesaurus.match(tokens, place) for place in range(len(tokens))]
    joined = _joins(tokens, lexicon)
    silent = [_is_silent(token) and not matches[place] for place, token in enumerate(tokens)]
    if all(silent):
        silent = [False] * len(tokens)
    found: dict[tuple[str, ...], Concept] = {}
    place = 0
    while place < len(tokens):
        token = tokens[place]
        span = len(matches[place][0].words) if matches[place] else 1
        if span > 1:
            key = tuple(term for word in tokens[place : place + span] for term in word.terms)
            found.setdefault(key, _of_phrase(tokens[place : place + span], matches[place], lexicon))
        elif token.role == "grade":
            grades = [Alternative((term,)) for term in token.terms if term.startswith(GRADE_PREFIX)]
            found.setdefault(token.terms, Concept(tuple(grades), GRADE_SHARE))
        elif token.role != "number" and not silent[place] and token.terms not in found:
            if number_of_act(tokens, place, text):
                found[token.terms] = _of_number(tokens, place, joined[place], lexicon)
            else:
                found[token.terms] = _of_word(token, joined[place], matches[place], lexicon)
        place += span
    numbers = [key for key, concept in found.items() if concept.required]
    if len(numbers) > 1:
        # Of a law and its article either is of use: «273-ФЗ статья 48».
        for key in numbers:
            found[key] = replace(found[key], required=False)
    return list(found.values())


def _of_word(token: Token, joined: list[str], entries: list[Entry], lexicon: Lexicon) -> Concept:
    alternatives = [
        Alternative((term,), 1.0 if step == 0 else SECOND_LEMMA) for step, term in enumerate(token.terms)
    ]
    alternatives += [Alternative((term,), JOINED) for term in joined]
    alternatives += _of_surname(token, lexicon)
    alternatives += [
        Alternative(other, NARROWER if entry.narrow else SYNONYM)
        for entry in entries
        for other in entry.others
    ]
    relatives = _relatives(token, lexicon)
    alternatives += relatives
    if token.form.isalpha() and not any(map(lexicon.knows, token.terms)):
        alternatives += [Alternative((form,), ALIKE) for form in _alike(token, lexicon)]
    kept = _kept(alternatives, lexicon)
    return Concept(kept, _share(token, kept, lexicon))


def _of_phrase(span: list[Token], entries: list[Entry], lexicon: Lexicon) -> Concept:
    """A set phrase is one thing: itself, what it also means, and, faintly, its words one by one."""
    length = len(entries[0].words)
    alternatives = [Alternative(tuple(token.terms[0] for token in span))]
    alternatives += [
        Alternative(other, NARROWER if entry.narrow else SYNONYM)
        for entry in entries
        if len(entry.words) == length
        for other in entry.others
    ]
    # The rarest of its words nearly says it: «логопедические» of «логопедические занятия».
    words = [token.terms[-1 if token.role == "grade" else 0] for token in span if token.role != "number"]
    rarest = min(words, key=lambda term: lexicon.terms[term])
    alternatives += [
        Alternative((term,), KEY_OF_PHRASE if term == rarest else WORD_OF_PHRASE) for term in words
    ]
    kept = _kept(alternatives, lexicon)
    shares = [_share(token, kept, lexicon) for token in span]
    return Concept(kept, min(MAX_SHARE, max(shares) + 1))


def _of_number(tokens: list[Token], place: int, joined: list[str], lexicon: Lexicon) -> Concept:
    """The number of an act; nobody asks for another one."""
    terms = tokens[place].terms
    after_article = place > 0 and bool({"статья", "ст"} & set(tokens[place - 1].terms))
    whole = [Alternative((term,), NUMBER_ALONE if after_article else 1.0) for term in terms[:1]]
    alternatives = [Alternative((term,)) for term in joined] + whole
    if after_article:
        # An index has «статья» where a text says «ст.», if the text does.
        alternatives += [Alternative((word, terms[0])) for word in ("статья", "ст")]
    if not any(lexicon.knows(term) for term in (*joined, *terms[:1])):
        alternatives += [Alternative((term,), PIECE_OF_NUMBER) for term in terms[1:]]
    kept = _kept(alternatives, lexicon)
    known = all(map(lexicon.knows, kept[0].terms)) if kept else False
    return Concept(kept, NUMBER_SHARE, required=known)


def _kept(alternatives: list[Alternative], lexicon: Lexicon) -> tuple[Alternative, ...]:
    """Those that the index has, each once with its best weight; the first of all when it has none."""
    best: dict[Phrase, float] = {}
    for alternative in alternatives:
        if lexicon.documents and not all(map(lexicon.knows, alternative.terms)):
            continue
        best[alternative.terms] = max(best.get(alternative.terms, 0.0), alternative.weight)
    ranked = sorted(best.items(), key=lambda item: -item[1])[:MAX_ALTERNATIVES]
    return tuple(Alternative(terms, weight) for terms, weight in ranked) or (alternatives[0],)


def _is_silent(token: Token) -> bool:
    if token.form in STOP_WORDS or any(term in ASKING for term in token.terms):
        return True
    if len(token.form) == 1 and token.form.isalpha():
        return True
    return token.form.isalpha() and not token.form.isascii() and part_of_speech(token.form) in SILENT_PARTS


def _share(token: Token, kept: tuple[Alternative, ...], lexicon: Lexicon) -> int:
    """How much of the question a word is: unknown things are most of it, rare words much, verbs little."""
    known = [item for item in kept if item.weight >= COUNTED and all(map(lexicon.knows, item.terms))]
    faint = token.form.isalpha() and not token.form.isascii() and part_of_speech(token.form) in FAINT_PARTS
    if not lexicon.documents:
        return 2
    if faint:
        said = any(map(lexicon.knows, token.terms))
        return (2 if said else 3) if known else 1
    if not known:
        return UNKNOWN_SHARE
    has = max((lexicon.terms[term] for term in token.terms), default=0) / lexicon.documents
    return 1 if has > VERY_COMMON else 2 if has > COMMON else 3


def _joined(tokens: list[Token], place: int, lexicon: Lexicon) -> str:
    """Two words written as one, when the index has that: «кибер безопасность», «273 фз»."""
    if not 0 <= place < len(tokens) - 1:
        return ""
    one, two = tokens[place].form, tokens[place + 1].form
    if one.isdecimal() != two.isdecimal():
        number, letters = (one, two) if one.isdecimal() else (two, one)
        options = [f"{number}-{letters}", f"{letters}-{number}"] if len(letters) <= 4 else []
    else:
        options = [f"{one}{two}", f"{one}-{two}"] if one.isalpha() and two.isalpha() else []
    return next((option for option in options if lexicon.knows(option)), "")


def _joins(tokens: list[Token], lexicon: Lexicon) -> list[list[str]]:
    found: list[list[str]] = [[] for _token in tokens]
    for place in range(len(tokens) - 1):
        if whole := _joined(tokens, place, lexicon):
            found[place].append(whole)
            found[place + 1].append(whole)
    return found


def number_of_act(tokens: list[Token], place: int, text: str) -> bool:
    """Whether a token is the number of an act, an article, a book: what a reader would not do without."""
    token = tokens[place]
    if not any(char.isdigit() for char in token.form):
        return False
    if (
        not token.form.isdecimal()
        or len(token.form) > 4
        or "№" in text[max(0, token.start - 3) : token.start]
    ):
        return True
    before = tokens[max(0, place - WORDS_TO_NUMBER) : place]
    return any(ACT_WORDS & {word.form, *word.terms} for word in before)


def _of_surname(token: Token, lexicon: Lexicon) -> list[Alternative]:
    if not token.form.isalpha() or token.form.isascii():
        return []
    return [Alternative((name,)) for name in nominatives(token.form) if name in lexicon.names]


def _relatives(token: Token, lexicon: Lexicon) -> list[Alternative]:
    """Words of the same root."""
    if len(token.form) < 4 or not token.form.isalpha() or token.form.isascii():
        return []
    near = [
        term
        for lemma in token.terms[:2]
        for term in lexicon.families.get(family(lemma), ())
        if term not in token.terms and len(term) > 3
    ]
    # Where the index has the word itself, its relatives only help to rank.
    known = any(map(lexicon.knows, token.terms))
    return [Alternative((term,), RELATIVE if known else ONLY_RELATIVE) for term in near[:MAX_RELATIVES]]


def _alike(token: Token, lexicon: Lexicon) -> list[str]:
    return [
        term
        for form in sound_alikes(token.form, lexicon)
        for near in tokenize(form)
        for term in near.terms[:1]
    ]


def grades_of(tokens: tuple[Token, ...]) -> list[int]:
    """Grades that a query names."""
    return [number for number in range(1, 12) for token in tokens if grade_term(number) in token.terms]
