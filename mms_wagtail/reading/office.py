"""Files of Office: texts, presentations, tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import docx
import openpyxl
import pptx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from mms_wagtail.reading.pieces import Piece, split


def docx_pieces(stream: Any) -> Iterator[Piece]:
    """A text has no pages before it is laid out, so its pieces have no place."""
    document = docx.Document(stream)
    # All paragraphs of the body, those in tables and frames too.
    paragraphs = document.element.body.iter(qn("w:p"))
    return split(Paragraph(element, document).text for element in paragraphs)


def pptx_pieces(stream: Any) -> Iterator[Piece]:
    """One piece a slide, with its notes."""
    for number, slide in enumerate(pptx.Presentation(stream).slides, 1):
        lines = list(_shape_lines(slide.shapes))
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            lines.append(slide.notes_slide.notes_text_frame.text)
        yield Piece("slide", str(number), "\n".join(lines))


def _shape_lines(shapes: Iterable[Any]) -> Iterator[str]:
    for shape in shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        elif getattr(shape, "has_table", False) and shape.has_table:
            for row in shape.table.rows:
                yield " ".join(cell.text for cell in row.cells)
        elif hasattr(shape, "shapes"):
            yield from _shape_lines(shape.shapes)


def xlsx_pieces(stream: Any) -> Iterator[Piece]:
    """Pieces of each sheet: words of its cells, row by row."""
    book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        yield from split((_row_text(row) for row in rows), "sheet", sheet.title)


def _row_text(row: Iterable[Any]) -> str:
    return " ".join(str(value) for value in row if value is not None)
