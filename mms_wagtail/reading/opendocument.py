"""Files of OpenDocument: texts, presentations, tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from odf import draw, table, teletype, text
from odf.opendocument import load

from mms_wagtail.reading.pieces import Piece, split


def odt_pieces(stream: Any) -> Iterator[Piece]:
    """A text has no pages before it is laid out, so its pieces have no place."""
    return split(_lines(load(stream).text))


def odp_pieces(stream: Any) -> Iterator[Piece]:
    """One piece a slide."""
    for number, slide in enumerate(load(stream).presentation.getElementsByType(draw.Page), 1):
        yield Piece("slide", str(number), "\n".join(_lines(slide)))


def ods_pieces(stream: Any) -> Iterator[Piece]:
    """Pieces of each sheet: words of its cells, row by row."""
    for sheet in load(stream).spreadsheet.getElementsByType(table.Table):
        rows = sheet.getElementsByType(table.TableRow)
        lines = (" ".join(_lines(row)) for row in rows)
        yield from split(lines, "sheet", sheet.getAttribute("name") or "")


def _lines(element: Any) -> Iterator[str]:
    """Paragraphs and headings inside, in the order of the file."""
    if element.qname in (text.P().qname, text.H(outlinelevel=1).qname):
        yield teletype.extractText(element)
        return
    for child in element.childNodes:
        if hasattr(child, "qname"):
            yield from _lines(child)
