"""Sends a file to the checks of its type, and an archive's files to theirs."""

from __future__ import annotations

from typing import IO
from zipfile import ZipInfo

from django.utils.translation import gettext as _

from mms_wagtail.conf import get_settings
from mms_wagtail.domain.filecheck.archives import open_archive, read_entry
from mms_wagtail.domain.filecheck.errors import FileRefusedError
from mms_wagtail.domain.filecheck.images import check_image, open_image
from mms_wagtail.domain.filecheck.names import clean_name, extension_of
from mms_wagtail.domain.filecheck.office import check_odf, check_ooxml
from mms_wagtail.domain.filecheck.ole import check_ole, has_password, is_encrypted_package, unlike
from mms_wagtail.domain.filecheck.pdf import check_pdf
from mms_wagtail.domain.filecheck.signatures import (
    HEAD,
    IMAGES,
    ODF,
    OLE_BASED,
    OLE_SIGNATURE,
    OOXML,
    content_fits,
)

MACRO_EXTENSIONS = {"docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "potm", "ppsm"}
# What macOS adds to archives by itself, by the bytes it must begin with.
MAC_LEFTOVERS = {"._": b"\x00\x05\x16\x07", ".DS_Store": b"\x00\x00\x00\x01Bud1"}


def check_extension(extension: str) -> None:
    """Refuse types that are not in ``FILE_EXTENSIONS``."""
    if extension in MACRO_EXTENSIONS:
        message = _("Файлы с макросами не принимаются. Сохраните без макросов: «Сохранить как», тип %s.")
        raise FileRefusedError(message % f"{extension[:-1]}x", code="macros")
    allowed = get_settings().file_extensions
    if extension not in allowed:
        message = _("Файлы «.%(extension)s» не принимаются. Сохраните файл в одном из форматов: %(allowed)s.")
        values = {"extension": extension or _("без расширения"), "allowed": ", ".join(allowed)}
        raise FileRefusedError(message % values, code="extension")


def check_content(stream: IO[bytes], extension: str, *, must_open: bool) -> None:
    """Check what is inside.

    Parameters
    ----------
    stream:
        Seekable; left at any position.
    must_open:
        Refuse damaged PDF files and pictures, and passwords of PDF files, as well.
    """
    stream.seek(0)
    head = stream.read(HEAD)
    if extension in OOXML and head.startswith(OLE_SIGNATURE) and is_encrypted_package(stream):
        raise has_password()
    if not content_fits(head, extension):
        raise unlike(extension)
    if extension in OOXML:
        check_ooxml(stream, extension)
    elif extension in ODF:
        check_odf(stream, extension)
    elif extension in OLE_BASED:
        check_ole(stream, extension)
    elif extension == "zip":
        _check_zip(stream, must_open=must_open)
    elif extension == "epub":
        open_archive(stream).close()
    elif extension == "pdf" and must_open:
        check_pdf(stream)
    elif extension in IMAGES:
        _check_picture(stream, must_open=must_open)


def _check_picture(stream: IO[bytes], *, must_open: bool) -> None:
    if must_open:
        check_image(stream)
        return
    try:
        open_image(stream)
    except FileRefusedError as error:
        if error.code == "image":
            raise


def _check_zip(stream: IO[bytes], *, must_open: bool) -> None:
    """An archive may stay when each of its files could be uploaded by itself; it holds no archives."""
    with open_archive(stream) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if not entries:
            raise FileRefusedError(_("В архиве нет файлов. Упакуйте их заново."), code="empty")
        for entry in entries:
            with read_entry(archive, entry) as part:
                _check_entry(entry, part, must_open=must_open)


def _check_entry(entry: ZipInfo, part: IO[bytes], *, must_open: bool) -> None:
    name = clean_name(entry.filename)
    if _is_mac_leftover(entry.filename, part):
        return
    extension = extension_of(name)
    try:
        if extension == "zip":
            message = _("Архивы внутри архива не принимаются. Распакуйте внутренний архив.")
            raise FileRefusedError(message, code="bomb")
        check_extension(extension)
        if entry.file_size:
            check_content(part, extension, must_open=must_open)
    except FileRefusedError as error:
        message = _("В архиве лежит «%(name)s». %(reason)s")
        raise FileRefusedError(message % {"name": name, "reason": error.message}, code=error.code) from error


def _is_mac_leftover(path: str, part: IO[bytes]) -> bool:
    name = path.rpartition("/")[2]
    signature = MAC_LEFTOVERS.get(name[:2]) or MAC_LEFTOVERS.get(name)
    return signature is not None and part.read(len(signature)) == signature and not part.seek(0)
