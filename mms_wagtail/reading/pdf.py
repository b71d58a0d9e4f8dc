"""PDF, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from mms_wagtail.reading.pieces import Piece, UnreadableError

LINE_END_HYPHEN = "\u00ad"
# PDFium marks a word that is divided at the end of a line so.
DIVIDED = "\ufffe"


def open_pdf(stream: Any) -> Any:
    """The document of PDFium.

    Raises
    ------
    UnreadableError
        When it is no PDF, or closed by a password.
    """
    try:
        return pypdfium2.PdfDocument(stream)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise UnreadableError("locked" if locked else "broken") from error


def pdf_pieces(pdf: Any) -> Iterator[Piece]:
    """One piece a page; a page that cannot be read is passed over."""
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            text = page.get_textpage().get_text_range()
        except pypdfium2.PdfiumError:
            continue
        yield Piece("page", str(number + 1), without_folio(joined(text)))


def joined(text: str) -> str:
    """A page's text with the words put together that a line's end divides."""
    for mark in (DIVIDED, LINE_END_HYPHEN):
        text = text.replace(f"{mark}\r\n", "").replace(f"{mark}\n", "").replace(mark, "")
    return text.replace("\r\n", "\n")


def without_folio(text: str) -> str:
    """A page's text without its printed number, above or below, which would end a passage."""
    lines = text.strip().split("\n")
    for place in (0, -1):
        if lines and lines[place].strip(" -–—").isdecimal():
            del lines[place]
    return "\n".join(lines)
