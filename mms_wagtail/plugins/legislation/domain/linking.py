"""Citations in HTML become links to the acts' pages. The stored text is never touched."""

from __future__ import annotations

import html as html_escapes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mms_wagtail.plugins.legislation.domain.act_cache import current_acts
from mms_wagtail.plugins.legislation.domain.citations import find_citations
from mms_wagtail.plugins.legislation.domain.known_acts import KnownActs

# What stands within these is read for its meaning and never linked.
CLOSED = frozenset({"a", "button", "code", "h1", "kbd", "label", "option", "pre", "samp", "select", "svg"})
# What stands within these is no text of the page at all.
RAW = frozenset({"script", "style", "textarea", "title", "template", "noscript"})
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
     "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)  # fmt: skip
_PIECE = re.compile(r"<!--.*?(?:-->|\Z)|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|[^<]+|<", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_EMPTY_LINE = re.compile(r"(\n[ \t\r]*\n\s*)")


@dataclass
class _Piece:
    """A piece of the source: markup (``text`` is None), or text as a reader sees it."""

    source: str
    text: str | None = None
    open: bool = True
    ends_block: bool = False
    links: list[tuple[int, int, str]] = field(default_factory=list)


def link_acts(html: str, acts: KnownActs | None = None) -> str:
    """``html`` with the first citation of each act in each paragraph linked.

    Not within links, buttons, first headings, code and raw texts, nor in attributes. A citation that is
    broken by markup is understood as a whole and linked where its number stands.
    """
    acts = current_acts() if acts is None else acts
    if not acts.acts or not html:
        return html
    pieces = list(_pieces(html))
    block: list[_Piece] = []
    for piece in pieces:
        if piece.ends_block:
            _mark(block, acts)
            block = []
        elif piece.text:
            block.append(piece)
    _mark(block, acts)
    return "".join(map(_written, pieces))


def _pieces(html: str) -> Iterator[_Piece]:
    closed: list[str] = []
    place = 0
    while found := _PIECE.match(html, place):
        source, place = found[0], found.end()
        tag = _TAG.match(source)
        if tag is None:
            if source.startswith("<!"):
                yield _Piece(source)
                continue
            for number, part in enumerate(_EMPTY_LINE.split(source)):
                if number % 2:
                    yield _Piece(part, ends_block=True)
                elif part:
                    yield _Piece(part, text=_ENTITY.sub(_one_character, part), open=not closed)
            continue
        ending, name = bool(tag[1]), tag[2].lower()
        if name in RAW and not ending:
            end = re.compile(rf"</{name}\b", re.IGNORECASE).search(html, place)
            stop = end.start() if end else len(html)
            yield _Piece(source + html[place:stop], ends_block=name not in INLINE)
            place = stop
            continue
        if name in CLOSED and not source.endswith("/>"):
            if not ending:
                closed.append(name)
            elif name in closed:
                # What was left open within it is closed with it.
                del closed[len(closed) - 1 - closed[::-1].index(name) :]
        if name == "br":
            yield _Piece(source, text="\n", open=False)
        else:
            yield _Piece(source, ends_block=name not in INLINE)


def _one_character(entity: re.Match[str]) -> str:
    """Entities of one character are read; others (and those of none) stay a gap."""
    text = html_escapes.unescape(entity[0])
    return text if len(text) == 1 else " "


def _mark(block: list[_Piece], acts: KnownActs) -> None:
    """Note the links of one paragraph on its pieces."""
    text = "".join(piece.text or "" for piece in block)
    seen: set[int] = set()
    for citation in find_citations(text, acts):
        if citation.act.pk in seen or not citation.act.url:
            continue
        offset = 0
        for piece in block:
            length = len(piece.text or "")
            if offset < citation.end <= offset + length:
                start, end = max(citation.start - offset, 0), citation.end - offset
                words = (piece.text or "")[start:end]
                start += len(words) - len(words.lstrip())
                if piece.open and start < end:
                    piece.links.append((start, end, citation.act.url))
                    seen.add(citation.act.pk)
                break
            offset += length


def _written(piece: _Piece) -> str:
    if not piece.links:
        return piece.source
    places = _places(piece)
    parts, done = [], 0
    for start, end, url in piece.links:
        first, last = places[start], places[end]
        parts += [
            piece.source[done:first],
            f'<a class="act-link" href="{html_escapes.escape(url)}">{piece.source[first:last]}</a>',
        ]
        done = last
    return "".join([*parts, piece.source[done:]])


def _places(piece: _Piece) -> list[int]:
    """Where in the source each character of the text begins, and where the last one ends."""
    places, place = [], 0
    for entity in _ENTITY.finditer(piece.source):
        places += [*range(place, entity.start()), entity.start()]
        place = entity.end()
    return [*places, *range(place, len(piece.source)), len(piece.source)]
