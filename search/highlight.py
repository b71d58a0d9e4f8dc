"""Shows the words of a query in texts: original words in any form, by our own analysis."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from mms_wagtail.search.text import Token, tokenize

PASSAGE = 240
# A passage is looked for in so much of a text; nobody reads further in a list.
SCANNED = 20_000
ELLIPSIS = "…"
_SENTENCE_END = re.compile(r"[.!?…]\s+$|\n\s*$")
BEFORE = 60


def mark(text: str, terms: Collection[str]) -> SafeString:
    """``text`` escaped, with words that share a term with the query inside ``<mark>``."""
    return _marked(text, [token for token in tokenize(text) if _matches(token, terms)])


def best_passage(texts: Sequence[str], terms: Collection[str]) -> tuple[str, SafeString]:
    """The piece of ``texts`` that has the most different words of the query, plain and marked.

    Without a find it is the beginning of the first text.
    """
    best: tuple[int, int, str, int] | None = None
    for text in texts:
        found = [token for token in tokenize(text[:SCANNED]) if _matches(token, terms)]
        for index, token in enumerate(found):
            inside = [other for other in found[index:] if other.end <= token.start + PASSAGE]
            distinct = len({_first_match(other, terms) for other in inside})
            if best is None or (distinct, len(inside)) > best[:2]:
                best = (distinct, len(inside), text, token.start)
    if best is None:
        first = next((text for text in texts if text.strip()), "")
        plain = cut(first, 0)
    else:
        plain = cut(best[2], _beginning(best[2], best[3]))
    return plain, mark(plain, terms)


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


def _matches(token: Token, terms: Collection[str]) -> bool:
    return not token.is_stop_word and any(term in terms for term in token.terms)


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
