"""Shows the words of a query in texts: original words in any form, by our own analysis."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from mms_wagtail.search.text import GRADE, Token, beginnings, tokenize, tokens_with

PASSAGE = 240
# A passage is looked for in so much of a text; nobody reads further in a list.
SCANNED = 20_000
MAX_INSIDE = 40
# Letters that all forms of a word which begins so share.
BEGINNING = 3
ELLIPSIS = "…"
_SENTENCE_END = re.compile(r"[.!?…]\s+$|\n\s*$")
BEFORE = 60


def mark(text: str, terms: Collection[str]) -> SafeString:
    """``text`` escaped, with words that share a term with the query inside ``<mark>``."""
    found = tokens_with(text, frozenset(terms)) if terms else []
    return _marked(text, [token for token in found if not token.is_stop_word])


def best_passage(texts: Sequence[tuple[str, str]], terms: Collection[str]) -> tuple[str, SafeString, str]:
    """The piece of ``texts`` that has the most different words of the query: plain, marked, and its label.

    ``texts`` are pairs of a label and a text. Without a find it is the beginning of
    the first text.
    """
    best: tuple[int, int, str, str, int] | None = None
    for label, text in texts:
        found = _found(text[:SCANNED], terms)
        for index, (start, _end, _first) in enumerate(found):
            inside = [item for item in found[index : index + MAX_INSIDE] if item[1] <= start + PASSAGE]
            distinct = len({first for _start, _stop, first in inside})
            if best is None or (distinct, len(inside)) > best[:2]:
                best = (distinct, len(inside), label, text, start)
    if best is None:
        label, first = next(((label, text) for label, text in texts if text.strip()), ("", ""))
        plain = cut(first, 0)
    else:
        label = best[2]
        plain = cut(best[3], _beginning(best[3], best[4]))
    return plain, mark(plain, terms), label


def _found(text: str, terms: Collection[str]) -> list[tuple[int, int, str]]:
    """Where words of the query stand in a long text: start, end, and which term it is.

    Only words that begin as a form of a term does are analysed, so that a page of text
    costs no more than its finds.
    """
    if not terms:
        return []
    wanted = frozenset(terms)
    pattern = _beginnings(wanted)
    found = []
    for match in pattern.finditer(text.lower().replace("ё", "е")):
        for token in tokenize(text[match.start() : match.end()]):
            if _matches(token, wanted):
                start = match.start() + token.start
                found.append((start, match.start() + token.end, _first_match(token, terms)))
    return found


@lru_cache(maxsize=500)
def _beginnings(terms: frozenset[str]) -> re.Pattern[str]:
    starts = {start for term in terms for start in (term[:BEGINNING], *_starts(term))}
    listed = "|".join(sorted(map(re.escape, starts), key=len, reverse=True))
    # A grade is told by the numbers before the word.
    return re.compile(rf"(?:\d[\d\s,–—-]{{0,12}})?(?<![a-zа-я0-9])(?:{listed})[a-zа-я0-9./-]*")


@lru_cache(maxsize=5_000)
def _starts(term: str) -> Collection[str]:
    if term.startswith(GRADE):
        return (GRADE[:BEGINNING], "кл")
    return beginnings(term, BEGINNING) if term.isalpha() and not term.isascii() else ()


def cut(text: str, start: int) -> str:
    """About :data:`PASSAGE` characters from ``start``, ending at a word, on one line."""
    end = min(len(text), start + PASSAGE)
    if end < len(text):
        space = text.rfind(" ", start, end)
        end = space if space > start + PASSAGE // 2 else end
    piece = " ".join(text[start:end].split())
    begins = start == 0 or _SENTENCE_END.search(text[max(0, start - 3) : start])
    left = "" if begins else f"{ELLIPSIS} "
    right = "" if end >= len(text) or piece.endswith((".", "!", "?")) else ELLIPSIS
    return f"{left}{piece}{right}"


def _beginning(text: str, position: int) -> int:
    """Where to begin so that the word at ``position`` has something before it: a sentence, or a word."""
    low = max(0, position - BEFORE)
    window = text[low:position]
    ends = [match.end() for match in re.finditer(r"[.!?…]\s+|\n", window)]
    if ends:
        return low + ends[-1]
    if low == 0:
        return 0
    space = window.find(" ")
    return low + space + 1 if space >= 0 else position


def _matches(token: Token, terms: frozenset[str]) -> bool:
    return not terms.isdisjoint(token.terms) and not token.is_stop_word


def _first_match(token: Token, terms: Collection[str]) -> str:
    return next(term for term in token.terms if term in terms)


def _marked(text: str, found: Sequence[Token]) -> SafeString:
    pieces: list[str] = []
    position = 0
    for token in found:
        pieces += [
            escape(text[position : token.start]),
            "<mark>",
            escape(text[token.start : token.end]),
            "</mark>",
        ]
        position = token.end
    pieces.append(escape(text[position:]))
    return mark_safe("".join(pieces))
