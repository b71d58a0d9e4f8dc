"""Zip containers: limits that hold before and while anything is unpacked.

They hold for office files too, which are zip containers themselves.
"""

from __future__ import annotations

import re
import stat
import struct
import tempfile
import zlib
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from mms_wagtail.conf import get_settings
from mms_wagtail.domain.filecheck.errors import FileRefusedError

MAX_ENTRIES = 2000
MAX_DIRECTORY = 4 * 1024 * 1024
# Unpacked size as a multiple of MAX_FILE_SIZE, over all entries.
MAX_GROWTH = 10
# Texts of office files shrink 10 to 50 times; only zeros shrink 1000 times.
MAX_RATIO = 200
RATIO_FROM = 10 * 1024 * 1024
CHUNK = 256 * 1024
KEPT_IN_MEMORY = 4 * 1024 * 1024
ENCRYPTED = 0x1
# What reading a damaged or hostile archive may raise.
BROKEN = (BadZipFile, zlib.error, EOFError, ValueError, KeyError, OSError, struct.error, IndexError)


def open_archive(stream: IO[bytes]) -> ZipFile:
    """Open a zip whose table of contents keeps the limits.

    Raises
    ------
    FileRefusedError
        ``archive`` for what is damaged, unsafe or ambiguous, ``bomb`` for what would grow
        too large, ``password`` for what is encrypted.
    """
    if directory_size(stream) > MAX_DIRECTORY:
        raise too_many_entries()
    try:
        # Archives made on a Russian Windows name their files in code page 866.
        archive = ZipFile(stream, metadata_encoding="cp866")
    except (*BROKEN, NotImplementedError) as error:
        raise damaged() from error
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise too_many_entries()
    seen: set[str] = set()
    for entry in entries:
        _check_entry(entry, seen)
    size = stream.seek(0, 2)
    if sum(entry.compress_size for entry in entries) > size:
        # Entries that share their bytes: 46 MB can hold petabytes so.
        raise bomb()
    if sum(entry.file_size for entry in entries) > MAX_GROWTH * get_settings().max_file_size:
        raise bomb()
    return archive


def read_entry(archive: ZipFile, entry: ZipInfo) -> IO[bytes]:
    """Unpack one entry into a temporary file, and see that its size and checksum are the declared ones."""
    target = tempfile.SpooledTemporaryFile(KEPT_IN_MEMORY)  # noqa: SIM115 - the caller closes it
    try:
        with archive.open(entry) as source:
            while chunk := source.read(CHUNK):
                target.write(chunk)
    except NotImplementedError as error:
        message = _("Архив сжат необычным способом. Упакуйте его заново в обычный zip.")
        raise FileRefusedError(message, code="archive") from error
    except (*BROKEN, RuntimeError) as error:
        raise damaged() from error
    target.seek(0)
    return target


def directory_size(stream: IO[bytes]) -> int:
    """Bytes of the table of contents as the archive declares them, without reading it; 0 when unknown.

    Python makes an object of every entry on opening; a million of them fit into 50 MB.
    """
    size = stream.seek(0, 2)
    tail_start = max(0, size - 65_557)
    stream.seek(tail_start)
    tail = stream.read()
    place = len(tail) - 22 if tail[-22:-18] == b"PK\x05\x06" else tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) < place + 22:
        return 0
    declared = int(struct.unpack_from("<I", tail, place + 12)[0])
    if tail[place - 20 : place - 16] == b"PK\x06\x07" and place >= 76:
        declared = max(declared % 0xFFFFFFFF, struct.unpack_from("<Q", tail, place - 76 + 40)[0])
    return declared


def _check_entry(entry: ZipInfo, seen: set[str]) -> None:
    name = entry.orig_filename.replace("\\", "/")
    unsafe = name.startswith("/") or ".." in name.split("/") or "\0" in name or re.match("[A-Za-z]:", name)
    if unsafe or stat.S_ISLNK(entry.external_attr >> 16):
        message = _("В архиве есть путь «%s», который ведёт за его пределы. Упакуйте файлы заново.")
        raise FileRefusedError(message % entry.filename[:100], code="archive")
    key = entry.filename.casefold()
    if key in seen:
        message = _("В архиве два файла с одним именем «%s». Упакуйте файлы заново.")
        raise FileRefusedError(message % entry.filename[:100], code="archive")
    seen.add(key)
    if entry.flag_bits & ENCRYPTED:
        message = _("Архив защищён паролем, другие не смогут его открыть. Упакуйте его заново без пароля.")
        raise FileRefusedError(message, code="password")
    if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
        raise bomb()


def bomb() -> FileRefusedError:
    message = _("При распаковке файл становится слишком большим. Упакуйте меньше файлов или разделите архив.")
    return FileRefusedError(message, code="bomb")


def too_many_entries() -> FileRefusedError:
    message = _("Внутри больше %d файлов. Разделите архив на несколько.")
    return FileRefusedError(message % MAX_ENTRIES, code="bomb")


def damaged() -> FileRefusedError:
    message = _("Файл повреждён и не распаковывается. Откройте его у себя и сохраните заново.")
    return FileRefusedError(message, code="archive")
