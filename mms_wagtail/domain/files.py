"""Facts about uploaded files: size and pages, read once at upload."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import pypdfium2
from defusedxml import ElementTree
from django.db.models.signals import post_save, pre_save
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model

from mms_wagtail.domain.filecheck.pdf import PDFIUM_LOCK
from mms_wagtail.models import FileInfo

logger = logging.getLogger(__name__)

APP_PROPERTIES = "docProps/app.xml"
APP_NAMESPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
# Properties of an office file are a few kilobytes; more is an attempt to fill the memory.
MAX_PROPERTIES = 256 * 1024


class UnreadableFileError(Exception):
    """The content of a file does not fit its format."""


def connect() -> None:
    """Read facts whenever a document is saved with another file."""
    pre_save.connect(_keep_name, sender=get_document_model(), dispatch_uid="mms_file_name")
    post_save.connect(_document_saved, sender=get_document_model(), dispatch_uid="mms_file_info")


def _keep_name(instance: Any, **kwargs: Any) -> None:
    """Remember the name before the storage replaces spaces and drops quotation marks and «№»."""
    if instance.file and not instance.file._committed:
        instance._mms_original_name = Path(instance.file.name).name


def _document_saved(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if raw or not instance.file:
        return
    if not FileInfo.objects.filter(document=instance, file_name=instance.file.name).exists():
        record_file_info(instance)


def record_file_info(document: Any) -> FileInfo:
    """Read size and pages of ``document``'s file and store them.

    A file that cannot be read is stored with 0 pages and the reason: a broken
    file never blocks the saving of a document.
    """
    pages, error, size = 0, "", 0
    try:
        size = document.file.size
        with document.file.storage.open(document.file.name, "rb") as stream:
            pages = count_pages(stream, extension=Path(document.file.name).suffix.lower())
    except UnreadableFileError:
        error = _("Число страниц не прочитано: содержимое не похоже на файл этого типа.")
    except OSError:
        logger.exception("The file of document %s cannot be opened", document.pk)
        error = _("Файл не открывается на диске.")
    values = {
        "file_name": document.file.name,
        "original_name": getattr(document, "_mms_original_name", Path(document.file.name).name),
        "size": size,
        "pages": pages,
        "error": error,
    }
    return FileInfo.objects.update_or_create(document=document, defaults=values)[0]


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
            if APP_PROPERTIES not in archive.namelist():
                return 0
            with archive.open(APP_PROPERTIES) as part:
                root = ElementTree.fromstring(part.read(MAX_PROPERTIES))
        return int(root.findtext(f"{APP_NAMESPACE}{name}") or 0)
    except (
        BadZipFile,
        ElementTree.ParseError,
        ValueError,
        KeyError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise UnreadableFileError from error
