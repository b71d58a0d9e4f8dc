"""Words that mean the same: abbreviations and synonyms, as the editors keep them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

from mms_wagtail.search.text import Token, tokenize

MAX_SPAN = 8
MAX_FREE = 3
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase that is recognised: the terms of each of its words, and what else is then searched.

    ``narrow`` means that the others mean more than the phrase.
    """

    words: tuple[frozenset[str], ...]
    others: tuple[Phrase, ...]
    narrow: bool = False


class Thesaurus:
    """Finds the groups that stretches of a query belong to.

    Parameters
    ----------
    groups:
        Pairs of ``from`` and ``to``: each phrase of ``from`` also finds every phrase of
        ``to`` but itself. Words that mean the same stand in both.
    """

    def __init__(self, groups: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        self._by_first: dict[str, list[Entry]] = {}
        self.keys: set[str] = set()
        self._with_stop_word: set[tuple[str, str]] = set()
        for sources, targets in groups:
            others = [phrase_of(target) for target in targets]
            for source in sources:
                tokens = _words_of(source)
                itself = tuple(token.terms[0] for token in content(tokens))
                if not itself or len(tokens) > MAX_SPAN:
                    continue
                self._with_stop_word |= {
                    (one.form, two.form) for one, two in pairwise(tokens) if two.is_stop_word
                }
                entry = Entry(
                    tuple(frozenset(token.terms) for token in tokens),
                    tuple(other for other in others if other and other != itself),
                    narrow=list(sources) != list(targets),
                )
                self.keys.update(token.form for token in content(tokens))
                # Two or three words may stand in any order: «выбор профессии», «профессия выбор».
                firsts = entry.words if len(entry.words) <= MAX_FREE else entry.words[:1]
                for term in {term for words in firsts for term in words}:
                    self._by_first.setdefault(term, []).append(entry)

    def content(self, tokens: Sequence[Token]) -> list[Token]:
        """``tokens`` that are indexed, and the stop words of abbreviations: «до» of «ФГОС ДО»."""
        before = ["", *(token.form for token in tokens)]
        return [
            token
            for token, previous in zip(tokens, before, strict=False)
            if not token.is_stop_word or (previous, token.form) in self._with_stop_word
        ]

    def match(self, tokens: Sequence[Token], place: int) -> list[Entry]:
        """Entries that begin at ``place`` of ``tokens``, as :meth:`content` gives them; the longest first."""
        found = {
            id(entry): entry
            for term in tokens[place].terms
            for entry in self._by_first.get(term, ())
            if _stands(entry.words, tokens[place : place + len(entry.words)])
        }
        return sorted(found.values(), key=lambda entry: -len(entry.words))


def _words_of(source: str) -> list[Token]:
    """Words of a phrase without stop words; an abbreviation keeps «ДО», which is no preposition there."""
    tokens = tokenize(source)
    return tokens if source.isupper() else content(tokens)


def _stands(words: Sequence[frozenset[str]], tokens: Sequence[Token]) -> bool:
    """Whether ``tokens`` say ``words``; few of them in any order."""
    if len(tokens) < len(words):
        return False
    orders = permutations(tokens) if 1 < len(words) <= MAX_FREE else (tokens,)
    return any(
        all(wanted & set(token.terms) for wanted, token in zip(words, order, strict=True)) for order in orders
    )


def content(tokens: Iterable[Token]) -> list[Token]:
    """Tokens that are indexed."""
    return [token for token in tokens if not token.is_stop_word]


def phrase_of(text: str) -> Phrase:
    """The terms by which a phrase is found in an index."""
    return tuple(token.terms[0] for token in content(tokenize(text)))
