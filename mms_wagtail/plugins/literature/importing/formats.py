"""Which format a file has, by what is inside; names of files lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts.texts import Text
from mms_wagtail.plugins.literature.importing.encoding import decode
from mms_wagtail.plugins.literature.importing.errors import FileRefusedError
from mms_wagtail.plugins.literature.importing.readers import bibtex, irbis_text, iso2709, ris, table
from mms_wagtail.plugins.literature.importing.readers import isbn_list as isbns
from mms_wagtail.plugins.literature.importing.record import Entry

ISBN_LIST = "isbn"
# Beginnings of files that people take for exports, with what they are.
SIGNATURES = {
    b"%PDF": _("документ PDF"),
    b"\xd0\xcf\x11\xe0": _("документ старого Office (.doc, .xls)"),
    b"{\\rtf": _("документ RTF"),
    b"\x89PNG": _("картинка"),
    b"\xff\xd8\xff": _("картинка"),
    b"GIF8": _("картинка"),
    b"Rar!": _("архив"),
    b"7z\xbc\xaf": _("архив"),
    b"\x1f\x8b": _("архив"),
}
EXPECTED = _("Подойдут: RUSMARC (ISO 2709), текст из ИРБИС, BibTeX, RIS, таблица XLSX или CSV, список ISBN.")


@dataclass(frozen=True)
class Format:
    """A format of text: how it is recognised and read."""

    name: str
    label: Text
    looks_like: Callable[[str], bool]
    read: Callable[[str], Iterator[Entry]]


def _isbns(text: str) -> Iterator[Entry]:
    """Lists have no records; see :mod:`mms_wagtail.plugins.literature.importing.listed`."""
    return iter(())


TEXTS = (
    Format("irbis", _("текст из ИРБИС"), irbis_text.looks_like, irbis_text.read),
    Format("ris", "RIS", ris.looks_like, ris.read),
    Format("bibtex", "BibTeX", bibtex.looks_like, bibtex.read),
    Format(ISBN_LIST, _("список ISBN"), isbns.looks_like, _isbns),
    Format("csv", _("таблица CSV"), table.looks_like, table.read),
)
LABELS = {"iso2709": "ISO 2709 (RUSMARC)", "xlsx": _("таблица XLSX")} | {
    item.name: item.label for item in TEXTS
}


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
        known = {"format": format, "known": ", ".join(LABELS)}
        raise FileRefusedError(_("Формата «%(format)s» нет. Есть: %(known)s.") % known)
    if not raw.strip(b"\x00\r\n\t \x1a\x1d\x1e\x1f\xef\xbb\xbf"):
        raise FileRefusedError(_("Файл пустой: в нём 0 записей. Выгрузите его из каталога заново."))
    for signature, what in SIGNATURES.items():
        if raw.startswith(signature):
            raise FileRefusedError(
                _("Это %(what)s, а не библиографические записи. %(expected)s")
                % {"what": what, "expected": EXPECTED}
            )
    if format == "xlsx" or (not format and raw.startswith(b"PK\x03\x04")):
        return Opened("xlsx", "", "", table.read_xlsx(raw))
    if format == "iso2709" or (not format and iso2709.looks_like(raw)):
        return Opened("iso2709", iso2709.encoding_of(raw), "", iso2709.read(raw))
    found = decode(raw)
    for candidate in TEXTS:
        if candidate.name == format or (not format and candidate.looks_like(found.text)):
            return Opened(candidate.name, found.encoding, found.text, candidate.read(found.text))
    raise FileRefusedError(_("Не узнать, что в файле: он не похож на выгрузку из каталога. %s") % EXPECTED)
