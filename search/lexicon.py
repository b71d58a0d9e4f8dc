"""What words the index has, and in how many documents. Spelling and coverage are judged by it."""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, Protocol

from mms_wagtail.search.families import family
from mms_wagtail.search.transliteration import sound

PhraseKind = Literal["author", "tag", "term"]
MIN_FORM = 3
BEGINNING = 4
# Words by their first letter and length.
Shelves = dict[tuple[str, int], list[str]]


class Counted(Protocol):
    """What an analysed document tells of its words."""

    @property
    def terms(self) -> set[str]: ...
    @property
    def forms(self) -> frozenset[str]: ...
    @property
    def names(self) -> frozenset[str]: ...
    @property
    def phrases(self) -> tuple[tuple[str, str], ...]: ...


def shelved(words: Iterable[str]) -> Shelves:
    """Words of letters by their first one and their length, in the order of the alphabet."""
    shelves: Shelves = {}
    for word in sorted(words):
        if len(word) >= MIN_FORM and word.isalpha():
            shelves.setdefault((word[0], len(word)), []).append(word)
    return shelves


@dataclass
class Lexicon:
    """Counts of documents by word.

    ``terms`` are what is indexed (dictionary forms, numbers); ``forms`` are words as
    they are written; ``names`` are forms of words that stand in names of people;
    ``phrases`` are whole names, tags and vocabulary terms, for suggestions, as
    ``(kind, text)``. Treat a finished one as immutable: what is derived from it is kept.
    """

    documents: int = 0
    terms: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    phrases: Counter[tuple[str, str]] = field(default_factory=Counter)

    def knows(self, term: str) -> bool:
        return term in self.terms

    def add(
        self,
        *,
        terms: Iterable[str],
        forms: Iterable[str],
        names: Iterable[str],
        phrases: Iterable[tuple[str, str]],
    ) -> None:
        """Count one more document."""
        self.documents += 1
        self.terms.update(terms)
        self.forms.update(forms)
        self.names.update(names)
        self.phrases.update(phrases)

    def count(self, document: Counted) -> None:
        """Count one more document of the index."""
        self.add(terms=document.terms, forms=document.forms, names=document.names, phrases=document.phrases)

    @cached_property
    def sorted_forms(self) -> list[str]:
        """Words as they are written, in the order of the alphabet: what a beginning may become."""
        return sorted(form for form in self.forms if len(form) >= MIN_FORM and form[0].isalpha())

    @cached_property
    def phrase_words(self) -> list[tuple[str, str, str]]:
        """Every word of every phrase, with the phrase's kind and text, in the order of the alphabet."""
        return sorted(
            (word, kind, text)
            for kind, text in self.phrases
            for word in set(re.findall(r"[\w-]+", text.lower().replace("ё", "е")))
        )

    @cached_property
    def words(self) -> Shelves:
        """All words: what a misspelt word may have been meant to be."""
        return shelved({*self.forms, *self.terms})

    @cached_property
    def people(self) -> Shelves:
        """Words of the names of people."""
        return shelved(self.names)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """First letters of all terms."""
        return frozenset(term[:BEGINNING] for term in self.terms)

    @cached_property
    def by_sound(self) -> dict[str, list[str]]:
        """Forms by how they sound, Russian and Latin alike; the most frequent first."""
        words: dict[str, list[str]] = {}
        for form, _count in self.forms.most_common():
            if form.isalpha():
                words.setdefault(sound(form), []).append(form)
        return words

    @cached_property
    def families(self) -> dict[str, list[str]]:
        """Terms by root, the most frequent first."""
        words: dict[str, list[str]] = {}
        for term, _count in self.terms.most_common():
            if term.isalpha() and not term.isascii():
                words.setdefault(family(term), []).append(term)
        return words

    def packed(self) -> bytes:
        """For the database: compressed JSON."""
        data = {
            "documents": self.documents,
            "terms": self.terms,
            "forms": self.forms,
            "names": sorted(self.names),
            "phrases": [[kind, text, count] for (kind, text), count in self.phrases.items()],
        }
        return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 6)

    @classmethod
    def unpacked(cls, data: bytes) -> Lexicon:
        """What :meth:`packed` made."""
        found = json.loads(zlib.decompress(data))
        return cls(
            documents=found["documents"],
            terms=Counter(found["terms"]),
            forms=Counter(found["forms"]),
            names=set(found["names"]),
            phrases=Counter({(kind, text): count for kind, text, count in found["phrases"]}),
        )
