"""What the words of a question weigh: among the ways to say a thing, and in the whole question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mms_wagtail.search.lexicon import Lexicon
from mms_wagtail.search.plan import COUNTED, Alternative
from mms_wagtail.search.text import STOP_WORDS, Token, part_of_speech

# Words that ask, and say nothing of what is asked for.
ASKING = frozenset(
    """
    нужно нужен нужна нужны надо необходимо найти скачать посмотреть подскажите подсказать помогите хотеть
    мочь можно нельзя пожалуйста правильно бесплатно весь быть являться такой какой сделать делать узнать
    хороший лучше самый интересный попасться посоветовать составить написать провести иметь искать теперь
    """.split()  # noqa: SIM905
)
SILENT_PARTS = frozenset({"NPRO", "Apro", "PREP", "CONJ", "PRCL", "INTJ", "PRED"})
FAINT_PARTS = frozenset({"VERB", "INFN", "GRND", "ADVB", "COMP"})
MAX_ALTERNATIVES = 14
# From this weight on a word may stand for one that the index has not.
STANDS_FOR = 0.8
UNKNOWN_SHARE = 5
# Shares of documents that have a word, above which it says little or hardly anything.
COMMON = 0.03
VERY_COMMON = 0.25


def best_of(alternatives: Sequence[Alternative], lexicon: Lexicon) -> tuple[Alternative, ...]:
    """Those that the index has, each once with its best weight; the first of all when it has none."""
    best: dict[tuple[str, ...], float] = {}
    for alternative in alternatives:
        if lexicon.documents and not all(map(lexicon.knows, alternative.terms)):
            continue
        best[alternative.terms] = max(best.get(alternative.terms, 0.0), alternative.weight)
    ranked = sorted(best.items(), key=lambda item: -item[1])[:MAX_ALTERNATIVES]
    # Where the index has not the word itself («ТК РФ»), what comes nearest stands for it in full.
    top = max((weight for _terms, weight in ranked if weight >= STANDS_FOR), default=1.0)
    return tuple(Alternative(terms, weight / top) for terms, weight in ranked) or (alternatives[0],)


def is_silent(token: Token) -> bool:
    """Whether a word says nothing of what is asked for."""
    if token.form in STOP_WORDS or any(term in ASKING for term in token.terms):
        return True
    if len(token.form) == 1 and token.form.isalpha():
        return True
    return _is_russian(token) and part_of_speech(token.form) in SILENT_PARTS


def share(token: Token, kept: Iterable[Alternative], lexicon: Lexicon) -> int:
    """How much of the question a word is: unknown things are most of it, rare words much, verbs little."""
    if not lexicon.documents:
        return 2
    known = any(item.weight >= COUNTED and all(map(lexicon.knows, item.terms)) for item in kept)
    if _is_russian(token) and part_of_speech(token.form) in FAINT_PARTS:
        said = any(map(lexicon.knows, token.terms))
        return (2 if said else 3) if known else 1
    if not known:
        return UNKNOWN_SHARE
    has = max((lexicon.terms[term] for term in token.terms), default=0) / lexicon.documents
    return 1 if has > VERY_COMMON else 2 if has > COMMON else 3


def _is_russian(token: Token) -> bool:
    return token.form.isalpha() and not token.form.isascii()
