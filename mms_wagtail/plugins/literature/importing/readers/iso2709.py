"""ISO 2709: the exchange file of libraries, taken apart so that no damage goes unnoticed.

Source: ISO 2709:2008, clauses 4–6. A record is a label of 24 characters, a directory of entries of 12
(tag, length, start), and fields that each end with 1E; the record ends with 1D.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pymarc
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from pymarc.exceptions import PymarcException

from mms_wagtail.plugins.literature.importing.encoding import detect
from mms_wagtail.plugins.literature.importing.errors import RecordRefusedError
from mms_wagtail.plugins.literature.importing.fields import Field, Fields
from mms_wagtail.plugins.literature.importing.readers import irbis_fields, unimarc
from mms_wagtail.plugins.literature.importing.reading import unreadable
from mms_wagtail.plugins.literature.importing.record import Entry

END_OF_RECORD, END_OF_FIELD, SUBFIELD = b"\x1d", b"\x1e", b"\x1f"
LABEL, ENTRY, HIGHEST = 24, 12, 99_999
_LABEL = re.compile(rb"(?<!\d)\d{5}[a-z ][a-z][a-z ][a-z0-9 |#]{2}22\d{5}")
DAMAGED = gettext_noop(
    "Запись повреждена: %s. Выгрузите её из каталога заново (ISO 2709, без перекодировки файла другими "
    "программами)."
)


def looks_like(raw: bytes) -> bool:
    """Whether a file is ISO 2709, perhaps a damaged one."""
    return bool(_LABEL.match(raw.lstrip())) or (END_OF_FIELD in raw and SUBFIELD in raw)


def read(raw: bytes) -> Iterator[Entry]:
    """Every record of a file, in its order."""
    encoding = encoding_of(raw)
    for number, chunk in enumerate(split(raw), start=1):
        place = f"запись {number}"
        try:
            fields = parse(chunk, encoding=encoding)
            place = f"{place} ({_number(fields)})" if _number(fields) else place
            reader = irbis_fields if fields.has("920") else unimarc
            yield Entry(place=place, record=reader.read(fields))
        except RecordRefusedError as error:
            yield Entry(place=place, reason=str(error))


def encoding_of(raw: bytes) -> str:
    """The encoding of most of the file; marks of charset in the records (100, 26–29) are often untrue."""
    return detect(_texts(raw))


def split(raw: bytes) -> Iterator[bytes]:
    """Records without their terminators. One whose terminator is lost ends where the next label stands."""
    for chunk in raw.split(END_OF_RECORD):
        rest = chunk.strip(b"\r\n\x00\x1a ")
        while rest:
            # A label in the middle follows the end of a field, or it is only digits of a text.
            starts = (match.start() for match in _LABEL.finditer(rest, 1))
            cut = next((place for place in starts if rest[place - 1 : place] in (END_OF_FIELD, b"\n")), None)
            yield rest[:cut].rstrip(b"\r\n")
            rest = rest[cut:] if cut else b""


def parse(chunk: bytes, *, encoding: str) -> Fields:
    """The fields of one record.

    Raises
    ------
    RecordRefusedError
        When the directory does not fit the data, or the text cannot be read in any encoding.
    """
    try:
        whole = _verified(chunk)
    except RecordRefusedError:
        # Some programs break records into lines of eighty characters.
        bare = chunk.replace(b"\r\n", b"").replace(b"\n", b"")
        if bare == chunk:
            raise
        whole = _verified(bare)
    try:
        found = pymarc.Record(data=whole, to_unicode=False)
    except (PymarcException, ValueError, UnicodeDecodeError, IndexError) as error:
        raise RecordRefusedError(_(DAMAGED) % _("поля не читаются")) from error
    fields = _decoded(found, encoding)
    if unreadable(fields.text()):
        own = _decoded(found, detect(_texts(chunk)))
        if seen := unreadable(own.text()):
            raise RecordRefusedError(
                _(
                    "Буквы не читаются («%s»): записано в нескольких кодировках или испорчено. Выгрузите "
                    "запись заново, в UTF-8 или cp1251."
                )
                % seen
            )
        fields = own
    return fields


def _verified(chunk: bytes) -> bytes:
    """The record with a true length in its label, after every field was found to end where it should."""
    label = chunk[:LABEL]
    if len(label) < LABEL or not label[12:17].isdigit():
        raise RecordRefusedError(_(DAMAGED) % _("нет маркера из 24 знаков в её начале"))
    base = int(label[12:17])
    directory = chunk[LABEL : base - 1]
    if not LABEL < base <= len(chunk) or chunk[base - 1 : base] != END_OF_FIELD or len(directory) % ENTRY:
        raise RecordRefusedError(_(DAMAGED) % _("справочник полей не той длины"))
    if not directory or not directory.isalnum():
        raise RecordRefusedError(_(DAMAGED) % _("справочник полей пуст или испорчен"))
    for place in range(0, len(directory), ENTRY):
        tag, length, start = (directory[place + a : place + b] for a, b in ((0, 3), (3, 7), (7, 12)))
        if not (length.isdigit() and start.isdigit()):
            raise RecordRefusedError(_(DAMAGED) % _("справочник полей испорчен"))
        end, name = base + int(start) + int(length), tag.decode("ascii", "replace")
        if end > len(chunk):
            raise RecordRefusedError(_(DAMAGED) % (_("она обрывается на поле %s") % name))
        before = chunk[base + int(start) - 1 : base + int(start)]
        if chunk[end - 1 : end] != END_OF_FIELD or before != END_OF_FIELD:
            raise RecordRefusedError(
                _(DAMAGED) % (_("поле %s кончается не там, где сказано в справочнике") % name)
            )
    return b"%05d" % min(len(chunk) + 1, HIGHEST) + chunk[5:] + END_OF_RECORD


def _decoded(record: pymarc.Record, encoding: str) -> Fields:
    found = []
    for field in record.fields:
        pairs: list[tuple[str, bytes]] = (
            [("", field.data)] if field.data else [(part.code, part.value) for part in field.subfields]
        )
        texts = ((code.lower(), value.decode(encoding, errors="replace")) for code, value in pairs)
        found.append(Field(str(field.tag), tuple(texts)))
    return Fields(tuple(found), leader=str(record.leader))


def _number(fields: Fields) -> str:
    return fields.first("001").get("")


def _texts(raw: bytes) -> bytes:
    """``raw`` without what is no text, so that an encoding is judged by words alone."""
    return re.sub(rb"[\x1d\x1e\x1f]", b" ", raw)
