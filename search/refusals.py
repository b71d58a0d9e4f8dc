"""What the engine could not be told: noted for the admin, and out of the way of the others."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping, Sequence

from django.db.models import F

from mms_wagtail.search.analysed import AnalysedDocument, analyse
from mms_wagtail.search.models import SearchDocument

logger = logging.getLogger(__name__)

MAX_ERROR = 500


def analyse_or_note(row: SearchDocument, *, today: dt.date | None = None) -> AnalysedDocument | None:
    """Analyse a row; None, with the error on the row, when that fails."""
    try:
        return analyse(row, today=today)
    except Exception as error:
        logger.exception("The search document %s cannot be analysed", row.key)
        note_refusal(row, error)
        return None


def note_refusal(row: SearchDocument, error: object) -> None:
    """Count a failure of this row alone, unless it was changed meanwhile."""
    failed = SearchDocument.objects.filter(pk=row.pk, revision=row.revision)
    failed.update(attempts=F("attempts") + 1, last_error=str(error)[:MAX_ERROR])


def note_refusals(rows: Sequence[SearchDocument], reasons: Mapping[str, str]) -> list[SearchDocument]:
    """Count the failures of the rows whose keys are in ``reasons``, and give the others."""
    for row in rows:
        if row.key in reasons:
            logger.error("The search engine refuses %s: %s", row.key, reasons[row.key])
            note_refusal(row, reasons[row.key])
    return [row for row in rows if row.key not in reasons]


def note_failure(error: object) -> None:
    """Keep why nothing can be told now, on the row that waits longest, whose fault it is not."""
    first = SearchDocument.objects.filter(pending=True).order_by("pk").values_list("pk", flat=True)[:1]
    SearchDocument.objects.filter(pk__in=list(first)).update(last_error=str(error)[:MAX_ERROR])
