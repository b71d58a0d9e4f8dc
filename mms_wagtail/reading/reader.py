"""Chooses how a file is read, by its extension."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from typing import Any
from zipfile import ZipFile

from mms_wagtail.reading.pieces import Piece, UnreadableError, check_archive, limited
from mms_wagtail.reading.properties import office_property

# Modules are loaded for the format that needs them: their import is most of the time of a small file.
READERS = {
    ".docx": "office.docx_pieces",
    ".pptx": "office.pptx_pieces",
    ".xlsx": "office.xlsx_pieces",
    ".odt": "opendocument.odt_pieces",
    ".odp": "opendocument.odp_pieces",
    ".ods": "opendocument.ods_pieces",
    ".txt": "plain.plain_pieces",
    ".csv": "plain.plain_pieces",
}
PROPERTIES = {".docx": "Pages", ".pptx": "Slides"}
READABLE = {".pdf", *READERS}
PLAIN = {".txt", ".csv"}


def read(stream: Any, *, extension: str, seconds: float) -> tuple[int, list[Piece]]:
    """Number of pages (0 when the file does not tell) and the pieces of a file.

    Parameters
    ----------
    stream:
        A seekable binary file.
    extension:
        One of :data:`READABLE`.
    seconds:
        After which what was read so far is enough.

    Raises
    ------
    UnreadableError
        When the file cannot be read as what its extension says.
    """
    try:
        if extension == ".pdf":
            return _read_pdf(stream, seconds)
        pages = 0 if extension in PLAIN else _look_into(stream, extension)
        return pages, list(limited(_reader(extension)(stream), seconds=seconds))
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:
        # The libraries raise whatever a damaged file brings them to.
        raise UnreadableError("broken") from error


def _read_pdf(stream: Any, seconds: float) -> tuple[int, list[Piece]]:
    from mms_wagtail.reading.pdf import open_pdf, pdf_pieces

    pdf = open_pdf(stream)
    return len(pdf), list(limited(pdf_pieces(pdf), seconds=seconds))


def _look_into(stream: Any, extension: str) -> int:
    pages = 0
    with ZipFile(stream) as archive:
        check_archive(archive)
        if extension in PROPERTIES:
            pages = office_property(archive, PROPERTIES[extension])
    stream.seek(0)
    return pages


def _reader(extension: str) -> Callable[[Any], Iterator[Piece]]:
    module, _dot, name = READERS[extension].partition(".")
    found: Callable[[Any], Iterator[Piece]] = getattr(
        importlib.import_module(f"mms_wagtail.reading.{module}"), name
    )
    return found
