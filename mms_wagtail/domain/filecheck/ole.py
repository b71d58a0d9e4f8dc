"""Old office files (doc, xls, ppt): OLE containers, read by their directory.

Where macros live is told by Microsoft's [MS-OVBA] 2.2.1, [MS-DOC] 2.1.9, [MS-XLS] 2.1.2 and 2.4.28,
[MS-PPT] 2.4.10; where encryption is noted, by [MS-DOC] 2.5.2, [MS-XLS] 2.4.117, [MS-PPT] 2.3.2.
"""

from __future__ import annotations

import struct
from typing import IO

import olefile
from django.utils.translation import gettext as _

from mms_wagtail.domain.filecheck.errors import FileRefusedError

MAIN_STREAMS = {"doc": ("WordDocument",), "xls": ("Workbook", "Book"), "ppt": ("PowerPoint Document",)}
MACRO_STORAGES = {"vba", "_vba_project", "_vba_project_cur", "macros"}
ENCRYPTED_PACKAGE = "EncryptedPackage"
WORD_ENCRYPTED = 0x0100
FILE_PASS, BOUND_SHEET, END_OF_GLOBALS = 0x2F, 0x85, 0x0A
MACRO_SHEET = 1
# VbaInfoContainer and the head of the VbaInfoAtom inside it; then a reference, then whether there are macros.
PPT_VBA_INFO = bytes.fromhex("1f00ff0314000000" + "020000040c000000")
PPT_ENCRYPTED = 0xF3D1C4DF


def check_ole(stream: IO[bytes], extension: str = "") -> None:
    """Refuse macros, passwords, and what is no office file of ``extension`` ("" for an embedded object)."""
    stream.seek(0)
    try:
        with olefile.OleFileIO(stream) as ole:
            _check(ole, extension)
    except FileRefusedError:
        raise
    # The library meets hostile bytes with whatever error they lead to.
    except Exception as error:
        raise unlike(extension or "ole") from error


def is_encrypted_package(stream: IO[bytes]) -> bool:
    """Whether this is a docx, xlsx or pptx with a password, which is an OLE container."""
    stream.seek(0)
    try:
        with olefile.OleFileIO(stream) as ole:
            return bool(ole.exists(ENCRYPTED_PACKAGE))
    except Exception:
        return False


def _check(ole: olefile.OleFileIO, extension: str) -> None:
    paths = ole.listdir(streams=True, storages=True)
    if any(part.lower() in MACRO_STORAGES for path in paths for part in path):
        raise has_macros()
    if ole.exists(ENCRYPTED_PACKAGE):
        raise has_password()
    if extension and not any(ole.exists(name) for name in MAIN_STREAMS[extension]):
        raise unlike(extension)
    if ole.exists("WordDocument"):
        _check_word(ole.openstream("WordDocument").read(32))
    for name in MAIN_STREAMS["xls"]:
        if ole.exists(name):
            _check_excel(ole.openstream(name).read())
    if ole.exists("PowerPoint Document"):
        _check_powerpoint(ole)


def _check_word(head: bytes) -> None:
    if struct.unpack_from("<H", head, 10)[0] & WORD_ENCRYPTED:
        raise has_password()


def _check_excel(data: bytes) -> None:
    """Walk the records of the workbook; macros of Excel 4.0 are sheets, not a storage."""
    place = 0
    while place + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, place)
        if kind == FILE_PASS:
            raise has_password()
        if kind == BOUND_SHEET and length > 5 and data[place + 4 + 5] == MACRO_SHEET:
            raise has_macros()
        if kind == END_OF_GLOBALS:
            return
        place += 4 + length


def _check_powerpoint(ole: olefile.OleFileIO) -> None:
    if ole.exists("Current User"):
        head = ole.openstream("Current User").read(16)
        if len(head) == 16 and struct.unpack_from("<I", head, 12)[0] == PPT_ENCRYPTED:
            raise has_password()
    data = ole.openstream("PowerPoint Document").read()
    place = data.find(PPT_VBA_INFO)
    flag = place + len(PPT_VBA_INFO) + 4
    if place >= 0 and data[flag : flag + 4] != b"\0\0\0\0":
        raise has_macros()


def has_macros() -> FileRefusedError:
    message = _(
        "Внутри есть макросы, а они могут навредить тому, кто откроет файл. "
        "Сохраните без макросов («Сохранить как», тип docx, xlsx, pptx или PDF) и выберите снова."
    )
    return FileRefusedError(message, code="macros")


def has_password() -> FileRefusedError:
    message = _("Файл защищён паролем, другие не смогут его открыть. Снимите пароль и выберите файл снова.")
    return FileRefusedError(message, code="password")


def unlike(extension: str) -> FileRefusedError:
    message = _("Содержимое файла не похоже на «.%s». Откройте его у себя и сохраните заново в этом формате.")
    return FileRefusedError(message % extension, code="content")
