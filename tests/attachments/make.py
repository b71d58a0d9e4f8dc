"""Real files, built in the tests."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from typing import Any

import docx
import openpyxl
import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl.comments import Comment
from PIL import Image, PngImagePlugin

from mms_wagtail.demo.files import make_file

AUTHOR = "Анна Сергеевна Иванова"
SCHOOL = "МБОУ Лесная школа"
PARAGRAPHS = [("text", "<p>" + "Слово за словом. " * 400 + "</p>")] * 3


def zip_of(files: Mapping[str, bytes | str], *, deflated: bool = True) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def changed_zip(content: bytes, files: Mapping[str, bytes | str]) -> bytes:
    """The same container with more or other parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts: dict[str, Any] = {name: archive.read(name) for name in archive.namelist()}
    return zip_of({**parts, **files})


def pdf(**info: str) -> bytes:
    content = make_file("pdf", title="Пособие", subtitle="", blocks=PARAGRAPHS)
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        with document.open_metadata() as metadata:
            metadata["dc:creator"] = [AUTHOR]
        for key, value in (info or {"Author": AUTHOR}).items():
            document.docinfo[f"/{key}"] = value
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            T=AUTHOR,
            Contents="Хорошо",
            Rect=[9, 9, 29, 29],
        )
        document.pages[0].obj.Annots = pikepdf.Array([document.make_indirect(note)])
        document.save(stream)
    return stream.getvalue()


def pdf_with_password(**passwords: str) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(stream, encryption=pikepdf.Encryption(**passwords))
    return stream.getvalue()


def word() -> bytes:
    document = docx.Document()
    document.core_properties.author = AUTHOR
    document.core_properties.last_modified_by = AUTHOR
    run = document.add_paragraph("Ход урока").runs[0]
    document.add_comment(run, text="Проверить время", author=AUTHOR, initials="АИ")
    document.add_picture(io.BytesIO(jpeg()))
    stream = io.BytesIO()
    document.save(stream)
    app = (
        '<?xml version="1.0"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'extended-properties"><Pages>7</Pages><Company>{SCHOOL}</Company><Manager>{AUTHOR}</Manager></Properties>'
    )
    return changed_zip(stream.getvalue(), {"docProps/app.xml": app})


def sheet() -> bytes:
    book = openpyxl.Workbook()
    book.properties.creator = AUTHOR
    book.active["A1"] = "Баллы"
    book.active["A1"].comment = Comment("Сверить", AUTHOR)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def odt(**more: bytes) -> bytes:
    office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return zip_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<c {office} {dc}><office:annotation><dc:creator>{AUTHOR}</dc:creator>"
            "Да</office:annotation></c>",
            "meta.xml": f"<m {office} {dc}><office:meta><dc:creator>{AUTHOR}</dc:creator></office:meta></m>",
            "META-INF/manifest.xml": "<manifest/>",
            **{name.replace("__", "/"): content for name, content in more.items()},
        }
    )


def jpeg(size: tuple[int, int] = (320, 200), *, turned: bool = False) -> bytes:
    exif = Image.Exif()
    exif[0x013B] = AUTHOR.encode().decode("latin-1")
    exif[0x010E] = "IVANOVA"
    if turned:
        exif[0x0112] = 6
    stream = io.BytesIO()
    Image.new("RGB", size, "teal").save(stream, "JPEG", exif=exif, comment=b"IVANOVA")
    return stream.getvalue()


def png(size: tuple[int, int] = (320, 200)) -> bytes:
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("Author", "IVANOVA")
    stream = io.BytesIO()
    Image.new("RGB", size, "teal").save(stream, "PNG", pnginfo=chunks)
    return stream.getvalue()


def ole(streams: Mapping[str, bytes]) -> bytes:
    """A compound file ([MS-CFB]) with streams, and storages where a name has a slash.

    Streams are padded to 4096 bytes, so that all are in ordinary sectors.
    """
    free, end, fat_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    entries: list[list[Any]] = [["Root Entry", 5, b"", free, free, free]]
    for path, content in streams.items():
        parent, *rest = 0, *path.split("/")
        for depth, part in enumerate(rest):
            last = depth == len(rest) - 1
            entries.append(
                [part, 2 if last else 1, content.ljust(4096, b"\0") if last else b"", free, free, free]
            )
            index = len(entries) - 1
            # A chain of right siblings is a valid, if unbalanced, tree.
            if entries[parent][5] == free:
                entries[parent][5] = index
            else:
                sibling = entries[parent][5]
                while entries[sibling][4] != free:
                    sibling = entries[sibling][4]
                entries[sibling][4] = index
            parent = index
    directory_sectors = -(-len(entries) // 4)
    fat = [fat_mark, *range(2, 1 + directory_sectors), end]
    body, records = b"", b""
    for name, kind, content, left, right, child in entries:
        first, size = end, len(content)
        if kind == 2:
            first, count = len(fat), -(-size // 512)
            fat += [*range(first + 1, first + count), end]
            body += content.ljust(count * 512, b"\0")
        encoded = name.encode("utf-16-le") + b"\0\0"
        records += struct.pack(
            "<64sHBBIII16sIQQIQ",
            encoded,
            len(encoded),
            kind,
            1,
            left,
            right,
            child,
            b"",
            0,
            0,
            0,
            first,
            size,
        )
    assert len(fat) <= 128, "one FAT sector is all that the tests need"
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack(
        "<16sHHHHH6sIIIIIIIII", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, 1, 1, 0, 4096, end, 0, end, 0
    )
    difat = struct.pack("<109I", 0, *[free] * 108)
    table = struct.pack("<128I", *fat, *[free] * (128 - len(fat)))
    return header + difat + table + records.ljust(directory_sectors * 512, b"\0") + body


def doc(*, encrypted: bool = False) -> bytes:
    return ole({"WordDocument": b"\xec\xa5" + b"\0" * 8 + (b"\x00\x01" if encrypted else b"\0\0")})


def xls(*records: tuple[int, bytes]) -> bytes:
    body = b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in (*records, (0x0A, b"")))
    return ole({"Workbook": body})


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
