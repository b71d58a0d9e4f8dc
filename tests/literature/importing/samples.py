"""Small files in every format, made here."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

END_OF_RECORD, END_OF_FIELD, SUBFIELD = b"\x1d", b"\x1e", b"\x1f"

BIBTEX = """
@book{vygotskii,
  author = {Выготский, Лев Семёнович},
  title = {Педагогическая психология : курс лекций},
  address = {Москва}, publisher = {Педагогика}, year = {1991}, pagetotal = {480},
  isbn = {978-5-699-12014-7}, language = {russian}
}
"""
RIS = """TY  - BOOK
AU  - Выготский, Лев Семёнович
TI  - Педагогическая психология : курс лекций
CY  - Москва
PB  - Педагогика
PY  - 1991
SP  - 480
SN  - 978-5-699-12014-7
LA  - ru
ER  -
"""
IRBIS = """#920: PAZK
#101: rus
#700: ^AВыготский^BЛ. С.^GЛев Семёнович
#200: ^AПедагогическая психология^Eкурс лекций^FЛ. С. Выготский
#210: ^AМосква^CПедагогика^D1991
#215: ^A480
#10: ^A978-5-699-12014-7^D300
*****
"""
CSV = (
    "Автор;Название;Подзаголовок;Город;Издательство;Год;Страницы;ISBN\r\n"
    "Выготский Лев Семёнович;Педагогическая психология;курс лекций;Москва;Педагогика;1991;480;"
    "978-5-699-12014-7\r\n"
)
RUSMARC = (
    ("001", "RU-1"),
    ("010", "  ", "a978-5-699-12014-7", "9300"),
    ("100", "  ", "a20000310d1991    u  y0rusy0189    ca"),
    ("101", "0 ", "arus"),
    ("200", "1 ", "aПедагогическая психология", "eкурс лекций", "fЛ. С. Выготский"),
    ("210", "  ", "aМосква", "cПедагогика", "d1991"),
    ("215", "  ", "a480 с.", "cил."),
    ("700", " 1", "aВыготский", "bЛ. С.", "gЛев Семёнович", "4070"),
)
Fields = Iterable[tuple[str, ...]]


def iso2709(*records: Fields, encoding: str = "utf-8", level: str = "m") -> bytes:
    """A file of records, each a sequence of (tag, value) or (tag, indicators, subfields…)."""
    return b"".join(one_record(record, encoding=encoding, level=level) for record in records)


def one_record(fields: Fields, *, encoding: str = "utf-8", level: str = "m") -> bytes:
    """One record with a true directory (ISO 2709)."""
    directory, body = b"", b""
    for tag, *parts in fields:
        first, *rest = [part.encode(encoding) for part in parts]
        data = first + b"".join(SUBFIELD + part for part in rest) + END_OF_FIELD
        directory += b"%b%04d%05d" % (tag.encode(), len(data), len(body))
        body += data
    base = 24 + len(directory) + 1
    length = base + len(body) + 1
    label = b"%05dna%b0 22%05d   450 " % (length, level.encode(), base)
    return label + directory + END_OF_FIELD + body + END_OF_RECORD


def saved(folder: Path, content: str | bytes, *, name: str = "records.dat") -> Path:
    """A file of ``content``, text in UTF-8."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
