"""Changes that leaders make: each in one transaction, with two at once told of one another.

Every change is given the ``version`` that its author saw. When somebody has saved meanwhile,
nothing is written and :class:`StaleError` brings what is stored now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from mms_wagtail.plugins.associations.models import Attendee, Meeting, PlanItem

REMOVE, KEY = "remove", "key"


class StaleError(Exception):
    """Somebody saved ``current`` since the author read it; ``by`` is their name, "" if unknown."""

    def __init__(self, current: Any) -> None:
        super().__init__()
        self.current = current
        self.by = last_editor(current)


def last_editor(instance: Any) -> str:
    """The name of who changed ``instance`` last, as the log of the admin has it."""
    entry = ModelLogEntry.objects.for_instance(instance).select_related("user").first()
    if entry is None or entry.user is None:
        return ""
    name: str = entry.user.get_full_name() or entry.user.get_username()
    return name


@transaction.atomic
def save_meeting(
    meeting: Meeting,
    *,
    by: Any,
    version: int,
    values: Mapping[str, Any],
    rows: Mapping[Any, Iterable[Mapping[str, Any]]] | None = None,
) -> Meeting:
    """Write ``values`` of fields, and ``rows`` of children by their model.

    A row has the values of its fields, ``key`` (of the row that it changes, None for a new one) and
    ``remove``. Rows that are not mentioned stay, so that what another person added is not lost.

    Raises
    ------
    StaleError
        When ``version`` is no longer the stored one.

    Side effects: a new version, an entry in the log, a new search document at commit.
    """
    created = meeting.pk is None
    current = meeting if created else _locked(Meeting, meeting, version)
    _write(current, values)
    if created:
        current.save()
    for model, changed in (rows or {}).items():
        save_rows(model, current, changed)
    saved: Meeting = _finish(current, by=by, created=created)
    return saved


def save_rows(model: Any, meeting: Meeting, rows: Iterable[Mapping[str, Any]]) -> None:
    """Create, change and remove children of a meeting, in the order of ``rows``."""
    known = {row.pk: row for row in model.objects.filter(meeting_id=meeting.pk)}
    for place, values in enumerate(rows):
        row = known.get(values.get(KEY)) or model(meeting_id=meeting.pk)
        if values.get(REMOVE):
            if row.pk:
                row.delete()
            continue
        _write(row, {name: value for name, value in values.items() if name not in (REMOVE, KEY)})
        row.sort_order = place
        row.save()


@transaction.atomic
def save_attendance(
    meeting: Meeting,
    *,
    by: Any,
    version: int,
    values: Mapping[str, Any],
    people: Iterable[tuple[Any, str, bool]],
) -> Meeting:
    """Write who came: triples of a person (or None), a plain name and whether they came.

    Others on the list, whom an editor added, stay.

    Raises
    ------
    StaleError
        When ``version`` is no longer the stored one.
    """
    current = _locked(Meeting, meeting, version)
    known = {(row.person_id, row.name): row for row in Attendee.objects.filter(meeting_id=current.pk)}
    for place, (person, name, came) in enumerate(people):
        row = known.get((person.pk if person else None, name)) or Attendee(
            meeting_id=current.pk, person=person, name=name
        )
        row.came, row.sort_order = came, place
        row.save()
    _write(current, values)
    saved: Meeting = _finish(current, by=by)
    return saved


@transaction.atomic
def save_plan_item(item: PlanItem, *, by: Any, version: int, values: Mapping[str, Any]) -> PlanItem:
    """Write an item of a plan.

    Raises
    ------
    StaleError
        When ``version`` is no longer the stored one.
    """
    created = item.pk is None
    current = item if created else _locked(PlanItem, item, version)
    _write(current, values)
    saved: PlanItem = _finish(current, by=by, created=created)
    return saved


@transaction.atomic
def delete_plan_item(item: PlanItem, *, by: Any) -> None:
    """Take an item out of the plan; the log keeps its title."""
    log(instance=item, action="wagtail.delete", user=by, deleted=True)
    item.delete()


def _locked(model: Any, instance: Any, version: int) -> Any:
    # 404 when somebody deleted it since it was read: there is nothing left to write into.
    current = get_object_or_404(model.objects.select_for_update(), pk=instance.pk)
    if current.version != version:
        raise StaleError(current)
    return current


def _write(instance: Any, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(instance, name, value)


def _finish(instance: Any, *, by: Any, created: bool = False) -> Any:
    if not created:
        instance.version += 1
    instance.save()
    log(instance=instance, action="wagtail.create" if created else "wagtail.edit", user=by)
    return instance
