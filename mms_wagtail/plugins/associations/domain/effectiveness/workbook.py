"""The report as an XLSX file: the numbers, and how they are counted."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from mms_wagtail.conf import get_settings
from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.domain.spreadsheets import FORMULA_SIGNS, storable
from mms_wagtail.plugins.associations.domain.effectiveness.formula import Indicator
from mms_wagtail.plugins.associations.domain.effectiveness.report import Line
from mms_wagtail.plugins.associations.domain.effectiveness.words import HOW, LABELS

MAX_WIDTH = 60


def workbook(lines: Sequence[Line], *, year: SchoolYear) -> bytes:
    """Content of the file. Texts stay texts, whatever they begin with."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = year.label.replace("/", "-")
    indicators = [name for name in Indicator if get_settings().effectiveness_weights.get(name)]
    _write(sheet, [_header(indicators, year), *(_row(line, indicators) for line in lines)])
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    _explain(book.create_sheet(_("Как считается")), indicators)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _header(indicators: Sequence[Indicator], year: SchoolYear) -> list[Any]:
    parts = [
        title
        for name in indicators
        for title in (f"{LABELS[name]}: {_('есть')}", f"{LABELS[name]}: {_('из')}", f"{LABELS[name]}, %")
    ]
    before = _("Оценка за %s") % year.previous.label
    return [_("Объединение"), _("Уровень"), _("Организация"), *parts, _("Оценка"), before]


def _row(line: Line, indicators: Sequence[Indicator]) -> list[Any]:
    page = line.association
    parts = {part.indicator: part for part in line.now.parts}
    numbers = [
        value
        for name in indicators
        for value in (
            (parts[name].got, parts[name].of, parts[name].percent)
            if parts[name].percent is not None
            else (None, None, None)
        )
    ]
    school = page.organization.name if page.organization else ""
    return [page.title, page.get_level_display(), school, *numbers, line.now.total, line.total_before]


def _explain(sheet: Any, indicators: Sequence[Indicator]) -> None:
    weights = get_settings().effectiveness_weights
    rows: list[list[Any]] = [[_("Показатель"), _("Вес"), _("Как считается")]]
    rows += [[str(LABELS[name]), weights[name], str(HOW[name])] for name in indicators]
    rows.append(
        [
            _("Оценка"),
            None,
            _(
                "Среднее показателей с их весами. Показатель без данных не считается, его вес делят "
                "остальные: пустая ячейка — это «неизвестно», а не ноль."
            ),
        ]
    )
    _write(sheet, rows)


def _write(sheet: Any, rows: Sequence[Sequence[Any]]) -> None:
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            shown = storable(value) if isinstance(value, str) else value
            cell = sheet.cell(row=number, column=place, value=shown)
            if isinstance(value, str):
                # Otherwise «=HYPERLINK(…)» in a title would be a formula of the file.
                cell.data_type = "s"
                cell.quotePrefix = value.startswith(FORMULA_SIGNS)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    for place in range(1, len(rows[0]) + 1):
        longest = max(len(str(row[place - 1] or "")) for row in rows[1:] or rows)
        sheet.column_dimensions[get_column_letter(place)].width = min(MAX_WIDTH, max(12, longest + 2))
