"""Number of pages of a file, in this process: for small checks that need no text."""

from __future__ import annotations

from typing import Any
from zipfile import BadZipFile, ZipFile

import pypdfium2
from defusedxml import ElementTree

from mms_wagtail.domain.filecheck.pdf import PDFIUM_LOCK
from mms_wagtail.reading.properties import office_property


class UnreadableFileError(Exception):
    """The content of a file does not fit its format."""


def count_pages(stream: Any, *, extension: str) -> int:
    """Number of pages or slides.

    Parameters
    ----------
    stream:
        A seekable binary file.
    extension:
        Lower case with the dot. Only ``.pdf``, ``.docx`` and ``.pptx`` have pages
        that can be counted; the latter two as their last editor counted them.

    Returns
    -------
    0 when the format or the file does not tell.

    Raises
    ------
    UnreadableFileError
        When the content is not what the extension says.
    """
    if extension == ".pdf":
        return _pdf_pages(stream)
    if extension == ".docx":
        return _office_property(stream, "Pages")
    if extension == ".pptx":
        return _office_property(stream, "Slides")
    return 0


def _pdf_pages(stream: Any) -> int:
    with PDFIUM_LOCK:
        try:
            pdf = pypdfium2.PdfDocument(stream)
        except pypdfium2.PdfiumError as error:
            raise UnreadableFileError from error
        try:
            return len(pdf)
        finally:
            pdf.close()


def _office_property(stream: Any, name: str) -> int:
    try:
        with ZipFile(stream) as archive:
            return office_property(archive, name)
    except (
        BadZipFile,
        ElementTree.ParseError,
        ValueError,
        KeyError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise UnreadableFileError from error
