"""The report of an import as a table that spreadsheets open."""

from __future__ import annotations

import csv
import io

from mms_wagtail.domain.spreadsheets import harmless
from mms_wagtail.plugins.literature.importing.outcome import Result


def as_csv(result: Result) -> bytes:
    """One line a record, in UTF-8 with a mark and with semicolons, as Russian spreadsheets expect."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(("Где", "Заглавие", "Что", "Подробности"))
    for item in result.outcomes:
        writer.writerow([harmless(text) for text in (item.place, item.title, item.label, item.words)])
    return out.getvalue().encode("utf-8-sig")
