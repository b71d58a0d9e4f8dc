"""Plain text of rich content, for the search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText, get_text_for_indexing


def stream_text(stream: StreamValue) -> str:
    """All words of a text of blocks, without markup, addresses and numbers of pictures."""
    return "\n".join(piece for child in stream for piece in _pieces(child.value) if piece)


def _pieces(value: Any) -> Iterator[str]:
    if isinstance(value, RichText):
        html = get_text_for_indexing(value.source)
        yield BeautifulSoup(html, "html.parser").get_text(" ", strip=True)
    elif isinstance(value, str):
        yield value.strip()
    elif isinstance(value, dict) and "data" in value:  # a table
        for row in value["data"] or ():
            yield " ".join(str(cell) for cell in row if cell)
    elif isinstance(value, dict):  # a structure
        for item in value.values():
            yield from _pieces(item)
    elif isinstance(value, list | tuple) or hasattr(value, "bound_blocks"):
        for item in value:
            yield from _pieces(item)
