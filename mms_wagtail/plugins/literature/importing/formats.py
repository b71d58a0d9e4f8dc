"""Which format a file has, by what is inside; names of files lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mms_wagtail.plugins.literature.importing.encoding import decode
from mms_wagtail.plugins.literature.importing.errors import FileRefusedError
from mms_wagtail.plugins.literature.importing.readers import bibtex, irbis_text, iso2709, ris, table
from mms_wagtail.plugins.literature.importing.readers import isbn_list as isbns
from mms_wagtail.plugins.literature.importing.record import Entry

ISBN_LIST = "isbn"
# Beginnings of files that people take for exports, with what they are.
SIGNATURES = {
    b"%PDF": "документ PDF",
    b"\xd0\xcf\x11\xe0": "документ старого Office (.doc, .xls)",
    b"{\\rtf": "документ RTF",
    b"\x89PNG": "картинка",
    b"\xff\xd8\xff": "картинка",
    b"GIF8": "картинка",
    b"Rar!": "архив",
    b"7z\xbc\xaf": "архив",
    b"\x1f\x8b": "архив",
}
EXPECTED = "Подойдут: RUSMARC (ISO 2709), текст из ИРБИС, BibTeX, RIS, таблица XLSX или CSV, список ISBN."


@dataclass(frozen=True)
class Format:
    """A format of text: how it is recognised and read."""

    name: str
    label: str
    looks_like: Callable[[str], bool]
    read: Callable[[str], Iterator[Entry]]


def _isbns(text: str) -> Iterator[Entry]:
    """Lists have no records; see :mod:`mms_wagtail.plugins.literature.importing.listed`."""
    return iter(())


TEXTS = (
    Format("irbis", "текст из ИРБИС", irbis_text.looks_like, irbis_text.read),
    Format("ris", "RIS", ris.looks_like, ris.read),
    Format("bibtex", "BibTeX", bibtex.looks_like, bibtex.read),
    Format(ISBN_LIST, "список ISBN", isbns.looks_like, _isbns),
    Format("csv", "таблица CSV", table.looks_like, table.read),
)
LABELS = {"iso2709": "ISO 2709 (RUSMARC)", "xlsx": "таблица XLSX"} | {item.name: item.label for item in TEXTS}


@dataclass(frozen=True)
class Opened:
    """A recognised file: the name of its format, its text ("" for a binary one), and its entries."""

    format: str
    encoding: str
    text: str
    entries: Iterator[Entry]


def open_records(raw: bytes, *, format: str = "") -> Opened:
    """Recognise a file, or take it for ``format``, one of :data:`LABELS`.

    Raises
    ------
    FileRefusedError
        For an empty file, one of another kind, or an unknown ``format``.
    """
    if format and format not in LABELS:
        raise FileRefusedError(f"Формата «{format}» нет. Есть: {', '.join(LABELS)}.")
    if not raw.strip(b"\x00\r\n\t \x1a\x1d\x1e\x1f\xef\xbb\xbf"):
        raise FileRefusedError("Файл пустой: в нём 0 записей. Выгрузите его из каталога заново.")
    for signature, what in SIGNATURES.items():
        if raw.startswith(signature):
            raise FileRefusedError(f"Это {what}, а не библиографические записи. {EXPECTED}")
    if format == "xlsx" or (not format and raw.startswith(b"PK\x03\x04")):
        return Opened("xlsx", "", "", table.read_xlsx(raw))
    if format == "iso2709" or (not format and iso2709.looks_like(raw)):
        return Opened("iso2709", iso2709.encoding_of(raw), "", iso2709.read(raw))
    found = decode(raw)
    for candidate in TEXTS:
        if candidate.name == format or (not format and candidate.looks_like(found.text)):
            return Opened(candidate.name, found.encoding, found.text, candidate.read(found.text))
    raise FileRefusedError(f"Не узнать, что в файле: он не похож на выгрузку из каталога. {EXPECTED}")
