"""Facts and texts of uploaded files, read once at upload."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from io import BytesIO
from pathlib import Path
from typing import Any

from django.db.models.signals import post_save, pre_save
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model

from mms_wagtail.contracts import Part
from mms_wagtail.domain.file_texts import FileReading, read_files
from mms_wagtail.models import FileInfo, FileText

logger = logging.getLogger(__name__)

# How many files one process reads before the next is started.
TOGETHER = 30
_waiting: ContextVar[list[Any] | None] = ContextVar("mms_files_waiting", default=None)


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
        waiting = _waiting.get()
        if waiting is None:
            record_file_info(instance)
        else:
            waiting.append(instance)


@contextmanager
def reading_together() -> Iterator[None]:
    """Documents saved inside are read at its end, by one process: for those who load many."""
    token = _waiting.set([])
    try:
        yield
        documents = _waiting.get() or []
    finally:
        _waiting.reset(token)
    for start in range(0, len(documents), TOGETHER):
        record_files(documents[start : start + TOGETHER])


def record_file_info(document: Any) -> FileInfo:
    """Read size, pages and text of ``document``'s file and store them.

    A file that cannot be read is stored with 0 pages, no text and the reason: a
    broken file never blocks the saving of a document.
    """
    return record_files([document])[0]


def record_files(documents: list[Any]) -> list[FileInfo]:
    """Do so for several documents at once."""
    with ExitStack() as stack:
        streams = [_open(document, stack) for document in documents]
        readings = read_files(
            (stream or BytesIO(), Path(document.file.name).suffix.lower() if stream else "")
            for document, stream in zip(documents, streams, strict=True)
        )
    return [
        _store(document, reading, opened=stream is not None)
        for document, reading, stream in zip(documents, readings, streams, strict=True)
    ]


def _open(document: Any, stack: ExitStack) -> Any:
    try:
        return stack.enter_context(document.file.storage.open(document.file.name, "rb"))
    except OSError:
        logger.exception("The file of document %s cannot be opened", document.pk)
        return None


def _store(document: Any, reading: FileReading, *, opened: bool) -> FileInfo:
    values = {
        "file_name": document.file.name,
        "original_name": getattr(document, "_mms_original_name", Path(document.file.name).name),
        "size": document.file.size if opened else 0,
        "pages": reading.pages,
        "error": reason(reading.error) if opened else _("Файл не открывается на диске."),
    }
    FileText.objects.update_or_create(document=document, defaults={"parts": list(reading.parts)})
    return FileInfo.objects.update_or_create(document=document, defaults=values)[0]


def reason(code: str) -> str:
    """Why a file gave no text, and what an editor can do; "" when it gave."""
    reasons = {
        "": "",
        "broken": _("Файл не читается: содержимое не похоже на файл этого типа. Откройте его у себя."),
        "locked": _("Файл закрыт паролем: портал найдёт его только по названию. Загрузите файл без пароля."),
        "large": _("Файл слишком велик внутри: портал найдёт его только по названию."),
        "slow": _("Файл читается слишком долго: портал найдёт его только по названию."),
    }
    return reasons[code]


def read_missing_files() -> int:
    """Read files that were uploaded before the add-on came; gives how many."""
    documents = get_document_model().objects.filter(mms_file_text=None)
    found = 0
    for document in documents.iterator():
        if document.file:
            record_file_info(document)
            found += 1
    return found


def file_parts(document: Any, *, title: str) -> Iterator[Part]:
    """Parts for the search: the file's title, and its text with the page that each piece stands on.

    ``document`` is best fetched with ``mms_file_text``.
    """
    text = getattr(document, "mms_file_text", None)
    yield Part(label=_("Файл"), text=title)
    for piece in text.parts if text else ():
        yield Part(label=part_label(title, piece["place"], piece["name"]), text=piece["text"])


def part_label(title: str, place: str, name: str) -> str:
    """«Файл: Рабочий лист, с. 4»."""
    where = {
        "page": _("с.\N{NO-BREAK SPACE}%s"),
        "slide": _("слайд\N{NO-BREAK SPACE}%s"),
        "sheet": _("лист «%s»"),
    }
    label = _("Файл: %s") % title
    return f"{label}, {where[place] % name}" if place in where else label
