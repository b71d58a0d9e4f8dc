"""Practices that were repeated, for the home page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max, Q

from mms_wagtail.plugins.practices.models import PracticePage, Repetition

CONFIRMED = Repetition.State.CONFIRMED


@dataclass(frozen=True, kw_only=True)
class Repeated:
    """A practice, and where it was repeated: ``places`` without repeats, the latest first."""

    title: str
    url: str
    summary: str
    where: str
    places: Sequence[str]


def most_repeated(limit: int) -> list[Repeated]:
    """Public practices with confirmed repetitions, the one confirmed last first. Fixed queries."""
    pages = (
        PracticePage.objects.live()
        .public()
        .filter(withdrawn_on=None)
        .annotate(last=Max("repetitions__answered_at", filter=Q(repetitions__state=CONFIRMED)))
        .filter(last__isnull=False)
        .select_related("organization")
        .order_by("-last")[:limit]
    )
    found = list(pages)
    rows = Repetition.objects.filter(page__in=[page.pk for page in found], state=CONFIRMED)
    places: dict[int, dict[str, None]] = {}
    for row in rows.select_related("organization").order_by("-answered_at"):
        places.setdefault(row.page_id, {})[row.where] = None
    return [
        Repeated(
            title=page.title,
            url=page.get_url() or "",
            summary=page.summary,
            where=page.where,
            places=[place for place in places.get(page.pk, {}) if place],
        )
        for page in found
    ]
