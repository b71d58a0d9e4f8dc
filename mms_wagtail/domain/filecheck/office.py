"""New office files: OOXML (docx, xlsx, pptx) and ODF (odt, ods, odp).

Macros are told by ECMA-376 part 2 (content types) with [MS-OFFMACRO2] 2.2, and by OpenDocument 1.3 part 2.
"""

from __future__ import annotations

import re
from typing import IO
from zipfile import ZipFile

from mms_wagtail.domain.filecheck.archives import damaged, open_archive, read_entry
from mms_wagtail.domain.filecheck.errors import FileRefusedError
from mms_wagtail.domain.filecheck.ole import check_ole, has_macros, has_password, unlike
from mms_wagtail.domain.filecheck.signatures import OLE_SIGNATURE, ZIP_SIGNATURE

CONTENT_TYPES = "[Content_Types].xml"
KINDS = {"docx": b"wordprocessingml", "xlsx": b"spreadsheetml", "pptx": b"presentationml"}
MAIN_FOLDER = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
MACRO_TYPES = re.compile(rb"macroenabled|vbaproject|ms-excel\.(intl)?macrosheet", re.IGNORECASE)
MACRO_PARTS = re.compile(r"(^|/)(vbaproject\.bin|vbadata\.xml|macrosheets/)", re.IGNORECASE)
ODF_TYPE = b"application/vnd.oasis.opendocument."
# A library of Basic without modules has only these, and LibreOffice writes them on its own.
EMPTY_BASIC = {"script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml"}
XML_HEAD = 4096


def check_ooxml(stream: IO[bytes], extension: str = "") -> None:
    """Check every part. Without ``extension`` any of the three kinds will do (an embedded one)."""
    with open_archive(stream) as archive:
        names = archive.namelist()
        if CONTENT_TYPES not in names:
            raise unlike(extension or "docx")
        with read_entry(archive, archive.getinfo(CONTENT_TYPES)) as part:
            types = part.read()
        if MACRO_TYPES.search(types) or any(MACRO_PARTS.search(name) for name in names):
            raise has_macros()
        folder = MAIN_FOLDER.get(extension)
        if folder and not (KINDS[extension] in types and any(name.startswith(folder) for name in names)):
            raise unlike(extension)
        _check_parts(archive)


def check_odf(stream: IO[bytes], extension: str) -> None:
    with open_archive(stream) as archive:
        names = archive.namelist()
        if "mimetype" not in names or "content.xml" not in names:
            raise unlike(extension)
        with read_entry(archive, archive.getinfo("mimetype")) as part:
            if not part.read(len(ODF_TYPE)).startswith(ODF_TYPE):
                raise unlike(extension)
        if any(_is_odf_macro(name) for name in names):
            raise has_macros()
        if "META-INF/manifest.xml" in names:
            with read_entry(archive, archive.getinfo("META-INF/manifest.xml")) as part:
                if b"encryption-data" in part.read():
                    raise has_password()
        _check_parts(archive)


def _is_odf_macro(name: str) -> bool:
    folder, _slash, rest = name.partition("/")
    last = name.rpartition("/")[2]
    if folder == "Basic":
        return bool(last) and last not in EMPTY_BASIC
    return folder == "Scripts" and bool(rest) and bool(last)


def _check_parts(archive: ZipFile) -> None:
    """Unpack everything once: sizes are the declared ones, XML has no entities, objects have no macros."""
    for entry in archive.infolist():
        if entry.is_dir():
            continue
        with read_entry(archive, entry) as part:
            head = part.read(XML_HEAD)
            if entry.filename.lower().endswith((".xml", ".rels")):
                # ECMA-376 part 2 (8.1.4) forbids DTDs; they serve only to blow up a parser.
                if b"<!DOCTYPE" in head.replace(b"\0", b"") and not entry.filename.startswith("META-INF/"):
                    raise damaged()
            elif head.startswith(OLE_SIGNATURE):
                _check_embedded(part, is_ole=True)
            elif head.startswith(ZIP_SIGNATURE):
                _check_embedded(part, is_ole=False)


def _check_embedded(part: IO[bytes], *, is_ole: bool) -> None:
    """An object inside a document: a table, a formula. Only macros are looked for, without going deeper."""
    if is_ole:
        try:
            check_ole(part)
        except FileRefusedError as error:
            if error.code == "macros":
                raise
        return
    with open_archive(part) as archive:
        if any(MACRO_PARTS.search(name) or _is_odf_macro(name) for name in archive.namelist()):
            raise has_macros()
