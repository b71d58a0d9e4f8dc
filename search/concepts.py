"""The things that a question asks for, each in all the words that mean it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mms_wagtail.search.acts import division, is_number_of_act, of_division, of_number
from mms_wagtail.search.families import family
from mms_wagtail.search.lexicon import Lexicon
from mms_wagtail.search.plan import Alternative, Concept
from mms_wagtail.search.spelling import joint, sound_alikes
from mms_wagtail.search.surnames import nominatives
from mms_wagtail.search.text import Token, grade_term, lemmas, tokenize
from mms_wagtail.search.thesaurus import Entry, Thesaurus, content
from mms_wagtail.search.transliteration import sound
from mms_wagtail.search.weighing import best_of, is_silent, share

SECOND_LEMMA = 0.7
SYNONYM = 0.8
NARROWER = 0.5
RELATIVE = 0.5
ONLY_RELATIVE = 0.7
WORD_OF_PHRASE = 0.35
KEY_OF_PHRASE = 0.55
ALIKE = 0.7
OTHER_LETTERS = 0.9
MIN_SPELT = 4
JOINED = 0.9
GRADE_PREFIX = grade_term(0)[:-1]
GRADE_SHARE = 2
MAX_SHARE = 4
MAX_RELATIVES = 5


def concepts_of(tokens: list[Token], text: str, lexicon: Lexicon, thesaurus: Thesaurus) -> list[Concept]:
    """One for each word or set phrase of ``text`` that says something.

    Parameters
    ----------
    tokens:
        The words of ``text`` that an index has, and stop words of abbreviations.
    """
    matches = [thesaurus.match(tokens, place) for place in range(len(tokens))]
    silent = [is_silent(token) and not matches[place] for place, token in enumerate(tokens)]
    if all(silent):
        silent = [False] * len(tokens)
    joined = _joins(tokens, lexicon)
    found: dict[tuple[str, ...], Concept] = {}
    place = 0
    while place < len(tokens):
        token = tokens[place]
        span = len(matches[place][0].words) if matches[place] else 1
        if named := division(tokens, place):
            span = 2
            found.setdefault(named, of_division(*named, lexicon))
        elif span > 1:
            words = tokens[place : place + span]
            key = tuple(term for word in words for term in word.terms)
            found.setdefault(key, _of_phrase(words, matches[place], lexicon))
        elif token.role == "grade":
            grades = [Alternative((term,)) for term in token.terms if term.startswith(GRADE_PREFIX)]
            found.setdefault(token.terms, Concept(tuple(grades), GRADE_SHARE))
        elif token.role != "number" and not silent[place] and token.terms not in found:
            if is_number_of_act(tokens, place, text):
                found[token.terms] = of_number(token, joined[place], lexicon)
            else:
                found[token.terms] = _of_word(token, joined[place], matches[place], lexicon)
        place += span
    return _one_number_is_enough(list(found.values()))


def _one_number_is_enough(concepts: list[Concept]) -> list[Concept]:
    """Of a law and its article either is of use: «273-ФЗ статья 48»."""
    if sum(concept.required for concept in concepts) < 2:
        return concepts
    return [replace(concept, required=False) for concept in concepts]


def _of_word(token: Token, joined: list[str], entries: list[Entry], lexicon: Lexicon) -> Concept:
    alternatives = [
        Alternative((term,), 1.0 if step == 0 else SECOND_LEMMA) for step, term in enumerate(token.terms)
    ]
    alternatives += [Alternative((term,), JOINED) for term in joined]
    alternatives += _of_surname(token, lexicon)
    alternatives += _others(entries, 1)
    alternatives += _relatives(token, lexicon)
    alternatives += _other_letters(token, lexicon)
    if token.form.isalpha() and not any(map(lexicon.knows, token.terms)):
        alternatives += [Alternative((form,), ALIKE) for form in _alike(token, lexicon)]
    kept = best_of(alternatives, lexicon)
    return Concept(kept, share(token, kept, lexicon))


def _of_phrase(words: list[Token], entries: list[Entry], lexicon: Lexicon) -> Concept:
    """A set phrase is one thing: itself, what it also means, and, faintly, its words one by one."""
    said = content(words)
    alternatives = [Alternative(tuple(token.terms[0] for token in said))]
    alternatives += _others(entries, len(words))
    # The rarest of its words nearly says it: «логопедические» of «логопедические занятия».
    single = [token.terms[-1 if token.role == "grade" else 0] for token in said if token.role != "number"]
    rarest = min(single, key=lambda term: lexicon.terms[term])
    alternatives += [
        Alternative((term,), KEY_OF_PHRASE if term == rarest else WORD_OF_PHRASE) for term in single
    ]
    kept = best_of(alternatives, lexicon)
    shares = [share(token, kept, lexicon) for token in said]
    return Concept(kept, min(MAX_SHARE, max(shares) + 1))


def _others(entries: Sequence[Entry], length: int) -> list[Alternative]:
    """What groups of the thesaurus give for a phrase of ``length`` words."""
    return [
        Alternative(other, NARROWER if entry.narrow else SYNONYM)
        for entry in entries
        if len(entry.words) == length
        for other in entry.others
    ]


def _joins(tokens: list[Token], lexicon: Lexicon) -> list[list[str]]:
    found: list[list[str]] = [[] for _token in tokens]
    for place in range(len(tokens) - 1):
        if whole := joint(tokens, place, lexicon):
            found[place].append(whole)
            found[place + 1].append(whole)
    return found


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


def _other_letters(token: Token, lexicon: Lexicon) -> list[Alternative]:
    """Where the index has «problemy» as well as «проблемы», either finds both."""
    if len(token.form) < MIN_SPELT or not token.form.isascii() or not token.form.isalpha():
        return []
    sounds = [form for form in lexicon.by_sound.get(sound(token.form), ()) if not form.isascii()]
    return [Alternative((lemmas(form)[0],), OTHER_LETTERS) for form in sounds[:2]]


def _alike(token: Token, lexicon: Lexicon) -> list[str]:
    return [
        term
        for form in sound_alikes(token.form, lexicon)
        for near in tokenize(form)
        for term in near.terms[:1]
    ]
