"""From what was typed to what is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from mms_wagtail.search.concepts import concepts_of
from mms_wagtail.search.lexicon import Lexicon
from mms_wagtail.search.plan import Alternative, Concept
from mms_wagtail.search.repairs import repaired
from mms_wagtail.search.text import Token, clean, tokenize
from mms_wagtail.search.thesaurus import Thesaurus, content
from mms_wagtail.search.weighing import is_silent

_QUOTED = re.compile(r"[«„“]([^«»„“”]+)[»“”]|\"([^\"]+)\"")
_EXCLUDED = re.compile(r"(?:(?<=\s)|^)[-−–]([^\W\d_][\w-]*)")
_SPACED_ISBN = re.compile(r"\b(?:97[89](?:[\s-]?\d){10}|\d(?:[\s-]\d+){2}[\s-][\dxх])(?!\w)", re.IGNORECASE)
MAX_PAIRS = 8


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
    rest = _SPACED_ISBN.sub(lambda match: re.sub(r"\s", "-", match[0]), rest)
    meant = rest if literal or not lexicon.documents else repaired(rest, lexicon, thesaurus)
    tokens = thesaurus.content(tokenize(meant))
    return Understanding(
        concepts=tuple(concepts_of(tokens, meant, lexicon, thesaurus)),
        phrases=tuple(filter(None, map(_phrase, quoted))),
        excluded=tuple(
            Alternative((term,)) for word in excluded for token in tokenize(word) for term in token.terms[:1]
        ),
        pairs=tuple(_pairs(content(tokens), lexicon)),
        shown=_shown(typed, rest, meant),
        tokens=tuple(content(tokens)),
    )


def _pairs(tokens: list[Token], lexicon: Lexicon) -> list[Alternative]:
    """Neighbours that the index knows: a document that has them as neighbours too is nearer."""
    telling = [token for token in tokens if not is_silent(token)][:MAX_PAIRS]
    pairs = [(one.terms[0], two.terms[0]) for one, two in pairwise(telling)]
    return [Alternative(pair) for pair in pairs if all(map(lexicon.knows, pair))]


def _phrase(text: str) -> Alternative | None:
    terms = tuple(token.terms[0] for token in content(tokenize(text)))
    return Alternative(terms) if terms else None


def _shown(typed: str, rest: str, meant: str) -> str:
    if rest == meant:
        return ""
    return typed.replace(rest, meant) if rest in typed else meant
