"""A table with the names of its columns in Russian: CSV of any spreadsheet, or XLSX."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import openpyxl
from django.utils.translation import gettext as _

from mms_wagtail.plugins.literature.choices import PARTS, Carrier, PublicationKind, Role
from mms_wagtail.plugins.literature.importing.errors import FileRefusedError, RecordRefusedError
from mms_wagtail.plugins.literature.importing.imprints import first_number, language_of, pages_of, year_of
from mms_wagtail.plugins.literature.importing.names import parse_names
from mms_wagtail.plugins.literature.importing.reading import clean, clean_lines, unreadable
from mms_wagtail.plugins.literature.importing.record import Entry, Record
from mms_wagtail.plugins.literature.importing.volumes import bare_title

COLUMNS = {
    "names": ("автор", "авторы", "автор(ы)", "авторы (через точку с запятой)", "author", "authors"),
    "editors": ("редактор", "редакторы", "под редакцией"),
    "compilers": ("составитель", "составители"),
    "title": ("название", "заглавие", "наименование", "название книги", "название издания", "title"),
    "subtitle": ("подзаголовок", "сведения к заглавию", "сведения, относящиеся к заглавию", "подзаглавие"),
    "kind": ("вид", "вид издания", "тип"),
    "edition": ("издание", "какое издание", "сведения об издании"),
    "place": ("город", "место издания", "место"),
    "publisher": ("издательство", "издатель", "publisher"),
    "year": ("год", "год издания", "год выпуска", "year"),
    "pages": ("страницы", "страниц", "кол-во страниц", "количество страниц", "объем", "стр.", "стр"),
    "volume": ("том",),
    "issue": ("номер", "выпуск", "номер выпуска", "№ журнала"),
    "series": ("серия",),
    "host_title": ("где напечатано", "журнал", "источник", "сборник", "журнал или сборник"),
    "isbn": ("isbn",),
    "issn": ("issn",),
    "doi": ("doi",),
    "url": ("ссылка", "адрес", "адрес в сети", "url"),
    "language": ("язык",),
    "annotation": ("аннотация", "о чем издание", "описание"),
    "contents": ("оглавление", "содержание"),
}
KINDS = {
    "книга": PublicationKind.BOOK, "учебник": PublicationKind.BOOK, "пособие": PublicationKind.BOOK,
    "часть книги или сборника": PublicationKind.CHAPTER, "глава": PublicationKind.CHAPTER,
    "журнал": PublicationKind.JOURNAL, "статья": PublicationKind.ARTICLE,
    "электронный ресурс": PublicationKind.ELECTRONIC, "сайт": PublicationKind.ELECTRONIC,
    "диссертация": PublicationKind.DISSERTATION, "автореферат": PublicationKind.DISSERTATION,
}  # fmt: skip
BY_HEADER = {header: field for field, headers in COLUMNS.items() for header in headers}
LONGEST_UNPACKED = 300 * 1024 * 1024
MOST_CELLS = 200
SHOWN = 40


def looks_like(text: str) -> bool:
    """Whether the first line that is not empty names a column of titles."""
    first = next((line for line in text.splitlines()[:20] if line.strip()), "")
    return "title" in columns(next(csv.reader([first], delimiter=_delimiter(first)), []))


def read(text: str) -> Iterator[Entry]:
    """Every row of a CSV; cells may stand in quotes and hold line ends."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text.replace("\x00", "\ufffd"), newline=""), delimiter=_delimiter(first))
    try:
        yield from rows(reader)
    except csv.Error:
        yield Entry(
            place=f"строка {reader.line_num}",
            reason=_("Ячейку не разобрать: проверьте, что кавычки закрыты. Строки ниже не прочитаны."),
        )


def read_xlsx(raw: bytes) -> Iterator[Entry]:
    """Every row of the first sheet.

    Raises
    ------
    FileRefusedError
        When it is no workbook, or one made to fill the memory.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(item.file_size for item in archive.infolist()) > LONGEST_UNPACKED:
                raise FileRefusedError(_("Таблица слишком велика. Разделите её на несколько файлов."))
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        found = sheet.iter_rows(values_only=True, max_col=MOST_CELLS)
        lines = ([_cell(value) for value in row] for row in found)
        yield from rows(lines)
    except FileRefusedError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers meet in a damaged file
        raise FileRefusedError(
            _(
                "Таблица Excel не открывается: файл повреждён или это не XLSX. Сохраните её заново как "
                "«Книга Excel (.xlsx)» или как CSV."
            )
        ) from error


def columns(header: Sequence[str]) -> dict[str, int]:
    """Field to the place of its column; of two columns with one name the first."""
    found: dict[str, int] = {}
    for place, name in enumerate(header):
        bare = clean(name).lower().replace("ё", "е").strip(" *:")
        if field := BY_HEADER.get(bare):
            found.setdefault(field, place)
    return found


def rows(lines: Iterable[Sequence[str]]) -> Iterator[Entry]:
    """Rows below the first that is not empty, which names the columns."""
    places: dict[str, int] | None = None
    for number, cells in enumerate(lines, start=1):
        if not any(cell.strip() for cell in cells):
            continue
        if places is None:
            places = columns(cells)
            if "title" not in places:
                raise FileRefusedError(
                    _(
                        "В первой строке таблицы нет столбца «Название». Назовите столбцы: Автор, Название, "
                        "Город, Издательство, Год, Страницы, ISBN."
                    )
                )
            continue
        try:
            yield Entry(place=f"строка {number}", record=_record(cells, places))
        except RecordRefusedError as error:
            yield Entry(place=f"строка {number}", reason=str(error))


def _record(cells: Sequence[str], places: dict[str, int]) -> Record:
    if seen := unreadable("\n".join(cells)):
        raise RecordRefusedError(
            _("Буквы не читаются («%s»). Сохраните таблицу в XLSX или в CSV UTF-8.") % seen
        )

    def get(field: str) -> str:
        place = places.get(field, -1)
        return clean(cells[place]) if 0 <= place < len(cells) else ""

    title, _sign, subtitle = bare_title(get("title")).partition(" : ")
    if not title:
        raise RecordRefusedError(_("Нет названия: заполните столбец «Название» в этой строке."))
    year = year_of(get("year"))
    if get("year") and year is None:
        raise RecordRefusedError(
            _("Столбец «Год»: «%s» — не год. Напишите четыре цифры.") % get("year")[:SHOWN]
        )
    host = get("host_title")
    kind = _kind(get("kind"), hosted=bool(host))
    names = (
        *parse_names(get("names")),
        *parse_names(get("compilers"), role=Role.COMPILER),
        *parse_names(get("editors"), role=Role.EDITOR),
    )
    place = places.get("contents", -1)
    plain = ("edition", "place", "publisher", "volume", "issue", "series", "doi", "url", "annotation")
    texts: dict[str, Any] = {field: get(field) for field in plain}
    return Record(
        kind=kind,
        title=title,
        subtitle=get("subtitle") or subtitle,
        names=names,
        year=year,
        pages=pages_of(get("pages")),
        host_title=host if kind in PARTS or kind == PublicationKind.ELECTRONIC else "",
        isbn=first_number(get("isbn")),
        issn=first_number(get("issn")),
        language=language_of(get("language")),
        carrier=Carrier.ELECTRONIC if kind == PublicationKind.ELECTRONIC else Carrier.PAPER,
        contents=clean_lines(cells[place]) if 0 <= place < len(cells) else "",
        **texts,
    )


def _kind(text: str, *, hosted: bool) -> str:
    if not text:
        return PublicationKind.ARTICLE if hosted else PublicationKind.BOOK
    known = KINDS.get(text.lower().replace("ё", "е"))
    if known is None:
        raise RecordRefusedError(
            _("Столбец «Вид»: «%(kind)s» портал не знает. Напишите: %(kinds)s.")
            % {
                "kind": text[:SHOWN],
                "kinds": ", ".join(str(label).lower() for label in PublicationKind.labels),
            }
        )
    return known


def _cell(value: object) -> str:
    """A number as it is seen: 1991, not 1991.0; digits of an ISBN do not turn into 9.78E+12."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _delimiter(line: str) -> str:
    """Russian spreadsheets separate by semicolons, since the comma stands in numbers."""
    return max(";\t,", key=line.count)
