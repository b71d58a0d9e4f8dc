"""Prints a summary: PDF to hand in, DOCX to go on writing in."""

from __future__ import annotations

import io
from typing import Any

from django.utils.translation import gettext as _
from docx import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from mms_wagtail.certificates.domain.addresses import readable
from mms_wagtail.certificates.domain.summary import Summary, SummaryLine
from mms_wagtail.certificates.domain.typesetting import typeset
from mms_wagtail.domain.dates import date_in_words

TEMPLATE = "mms_wagtail/certificates/summary.typ"
WIDTHS = (Cm(1), Cm(9), Cm(7))


def summary_title() -> str:
    return _("Сводка для аттестации")


def period_in_words(summary: Summary) -> str:
    """«с 1 сентября 2021 г. по 31 мая 2026 г.»."""
    return _("с %(start)s по %(end)s") % {
        "start": date_in_words(summary.start),
        "end": date_in_words(summary.end),
    }


def summary_pdf(summary: Summary) -> bytes:
    """The summary as PDF, tagged; the same bytes for the same summary."""
    data = {
        "title": summary_title(),
        "period": period_in_words(summary),
        "person": summary.person,
        "place": summary.place,
        "service": summary.service,
        "made": date_in_words(summary.made_on),
        "year": summary.made_on.year,
        "month": summary.made_on.month,
        "day": summary.made_on.day,
        "total": summary.total,
        "groups": [
            {"heading": group.heading, "lines": [_row(line) for line in group.lines]}
            for group in summary.groups
        ],
    }
    return typeset(TEMPLATE, data=data, date=summary.made_on)


def summary_docx(summary: Summary) -> bytes:
    """The summary for a text processor."""
    document = WordDocument()
    document.core_properties.title = summary_title()
    document.core_properties.author = summary.person
    document.core_properties.language = "ru-RU"
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    document.add_heading(summary_title(), level=1)
    document.add_paragraph().add_run(summary.person).bold = True
    if summary.place:
        document.add_paragraph(summary.place)
    document.add_paragraph(_("За период %s") % period_in_words(summary))
    if not summary.groups:
        document.add_paragraph(_("За этот период на портале ничего не записано."))
    for group in summary.groups:
        document.add_heading(group.heading, level=2)
        _add_table(document, [_row(line) for line in group.lines])
    document.add_paragraph()
    document.add_paragraph(_("Составлено на портале %s") % date_in_words(summary.made_on))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _row(line: SummaryLine) -> dict[str, str]:
    facts = [line.details, date_in_words(line.date) if line.date else ""]
    return {
        "title": line.title,
        "details": ", ".join(filter(None, facts)),
        "address": readable(line.address),
        "url": line.address,
    }


def _add_table(document: Any, rows: list[dict[str, str]]) -> None:
    table = document.add_table(rows=1, cols=len(WIDTHS), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, ("№", _("Название"), _("Чем подтверждено")), strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(words).bold = True
    # The heading of a table is repeated on every page.
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for number, row in enumerate(rows, 1):
        cells = table.add_row().cells
        cells[0].text = str(number)
        cells[1].text = row["title"]
        cells[2].text = row["details"]
        if row["address"]:
            cells[2].add_paragraph(row["url"])
    for table_row in table.rows:
        for cell, width in zip(table_row.cells, WIDTHS, strict=True):
            cell.width = width
