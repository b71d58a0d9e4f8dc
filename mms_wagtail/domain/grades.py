"""Ranges of grades and preschool ages."""

from __future__ import annotations

from mms_wagtail.models import Grade


def grades_between(first: Grade | None, last: Grade | None) -> list[Grade]:
    """Grades from ``first`` to ``last``, both included, in the order of growing up."""
    if first is None:
        return []
    if last is None or last == first:
        return [first]
    span = (first.sort_order, last.sort_order)
    return list(Grade.objects.filter(locale_id=first.locale_id, sort_order__range=span))
