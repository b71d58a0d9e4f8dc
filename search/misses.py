"""What people searched for and did not find: counted by day, with nothing that tells who asked."""

from __future__ import annotations

import datetime as dt
import logging
import re
from dataclasses import dataclass

from django.db import DatabaseError, transaction
from django.db.models import F, Max, Sum
from django.utils import timezone

from mms_wagtail.search.models import MissedQuery, SynonymGroup

logger = logging.getLogger(__name__)

DAYS = 30
MAX_TEXT = 120
# So that a robot cannot fill the table.
MAX_A_DAY = 2_000
# Addresses, phone numbers and document numbers may be somebody's.
_PERSONAL = re.compile(r"@|(?:\d[\s()-]*){7,}")


@dataclass(frozen=True)
class Miss:
    """A query of the last 30 days that found nothing: how often, and when last."""

    text: str
    times: int
    last: dt.date


def note_miss(text: str) -> None:
    """Count a query that found nothing. A database that cannot be written is no reader's trouble."""
    folded = " ".join(text.lower().replace("ё", "е").split())
    if not folded or len(folded) > MAX_TEXT or _PERSONAL.search(folded):
        return
    today = timezone.localdate()
    try:
        with transaction.atomic():
            known = MissedQuery.objects.filter(text=folded, day=today).update(times=F("times") + 1)
            if not known and MissedQuery.objects.filter(day=today).count() < MAX_A_DAY:
                MissedQuery.objects.bulk_create(
                    [MissedQuery(text=folded, day=today, times=1)], ignore_conflicts=True
                )
                MissedQuery.objects.filter(day__lt=today - dt.timedelta(days=DAYS)).delete()
    except DatabaseError:
        logger.exception("A query that found nothing cannot be counted")


def misses(limit: int = 50) -> list[Miss]:
    """The most frequent misses of the last 30 days that no synonym has answered since; two queries."""
    since = timezone.localdate() - dt.timedelta(days=DAYS)
    rows = MissedQuery.objects.filter(day__gte=since).values("text")
    rows = rows.annotate(total=Sum("times"), last=Max("day")).order_by("-total", "text")
    answered = {
        line.strip().lower().replace("ё", "е")
        for words in SynonymGroup.objects.values_list("words", flat=True)
        for line in words.splitlines()
    }
    found = (Miss(row["text"], row["total"], row["last"]) for row in rows if row["text"] not in answered)
    return list(found)[:limit]
