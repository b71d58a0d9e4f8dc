"""The map as a file: CSV for a text editor, XLSX for a table."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from mms_wagtail.domain.spreadsheets import harmless
from mms_wagtail.plugins.associations.domain.coverage import CoverageMap

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def rows_of(chart: CoverageMap) -> list[list[str]]:
    """The header and a row a school, in words."""
    header = [_("Школа"), *chart.subjects, _("Охвачено предметов")]
    rows = [
        [school.name, *(cell.word for cell in school.cells), str(school.covered)] for school in chart.schools
    ]
    return [[harmless(text) for text in row] for row in [header, *rows]]


def as_csv(chart: CoverageMap) -> bytes:
    """With the mark by which Excel knows UTF-8, and the semicolon that it expects in Russia."""
    stream = StringIO()
    stream.write(BOM)
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(rows_of(chart))
    return stream.getvalue().encode()


def as_xlsx(chart: CoverageMap) -> bytes:
    """One sheet with a frozen header and first column."""
    book = Workbook()
    sheet = book.active
    sheet.title = _("Предмет × школа")
    rows = rows_of(chart)
    for row in rows:
        sheet.append(row)
    for number in range(2, len(rows) + 1):
        cell = sheet.cell(row=number, column=len(rows[0]))
        cell.value = int(cell.value)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 36
    for column in range(2, len(rows[0]) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 16
    sheet.freeze_panes = "B2"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
