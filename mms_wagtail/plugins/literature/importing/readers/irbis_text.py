"""The text export of IRBIS64: a line «#200: ^AЗаглавие^EСведения» a field, «*****» after a record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from mms_wagtail.plugins.literature.importing.errors import RecordRefusedError
from mms_wagtail.plugins.literature.importing.fields import Field, Fields
from mms_wagtail.plugins.literature.importing.readers import irbis_fields
from mms_wagtail.plugins.literature.importing.reading import unreadable
from mms_wagtail.plugins.literature.importing.record import Entry

END = "*****"
_LINE = re.compile(r"^#(\d{1,5}):\s?(.*)$")
_SUBFIELD = re.compile(r"\^(.)([^^]*)", re.DOTALL)
SHOWN = 40


def looks_like(text: str) -> bool:
    lines = [line.strip() for line in text[:20_000].splitlines() if line.strip()][:50]
    fields = sum(bool(_LINE.match(line)) for line in lines)
    return fields >= 1 and fields + lines.count(END) >= len(lines) / 2


def read(text: str) -> Iterator[Entry]:
    """Every record of an export, in its order."""
    lines: list[tuple[int, str]] = []
    count = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() != END:
            if line.strip():
                lines.append((number, line))
        elif lines:
            count += 1
            yield _entry(count, lines)
            lines = []
    if lines:
        place = f"запись {count + 1} (строка {lines[0][0]})"
        reason = (
            _("Запись не закончена: нет строки «%s», файл обрывается. Выгрузите его из ИРБИС заново.") % END
        )
        yield Entry(place=place, reason=reason)


def _entry(count: int, lines: list[tuple[int, str]]) -> Entry:
    place = f"запись {count} (строка {lines[0][0]})"
    try:
        return Entry(place=place, record=irbis_fields.read(_fields(lines)))
    except RecordRefusedError as error:
        return Entry(place=place, reason=str(error))


def _fields(lines: list[tuple[int, str]]) -> Fields:
    """Raises :class:`RecordRefusedError` for a line that is no field: what it said cannot be guessed."""
    found = []
    for number, line in lines:
        if seen := unreadable(line):
            raise RecordRefusedError(
                _("В строке %(number)d буквы не читаются («%(seen)s»). Выгрузите запись заново, в UTF-8.")
                % {"number": number, "seen": seen}
            )
        match = _LINE.match(line.strip())
        if match is None:
            raise RecordRefusedError(
                _(
                    "Строка %(number)d — не «#метка: значение»: «%(line)s». Исправьте её в файле или "
                    "выгрузите запись из ИРБИС заново."
                )
                % {"number": number, "line": line.strip()[:SHOWN]}
            )
        # IRBIS writes tags without leading zeros, and codes in any case.
        tag, value = match[1].zfill(3), match[2]
        pieces = tuple((code.lower(), text) for code, text in _SUBFIELD.findall(value))
        before = value.partition("^")[0].strip()
        found.append(Field(tag, ((("", before),) if before else ()) + pieces))
    return Fields(tuple(found))
