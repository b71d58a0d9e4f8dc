"""A volume takes from the record of its whole what that says once for all volumes."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from mms_wagtail.plugins.literature.importing.record import Entry, Record

# A volume of an exchange file often has only its number, year and pages (RUSMARC, level 2).
SHARED = ("subtitle", "statement", "place", "publisher", "series", "edition", "names")


def inherited(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, of which volumes have the empty fields filled from wholes that stand in the same file."""
    wholes = {entry.record.number: entry.record for entry in entries if entry.record and entry.record.number}
    return [_filled(entry, wholes) for entry in entries]


def _filled(entry: Entry, wholes: dict[str, Record]) -> Entry:
    record = entry.record
    whole = wholes.get(record.whole) if record and record.whole else None
    if record is None or whole is None or whole is record:
        return entry
    found = {name: getattr(whole, name) for name in SHARED if not getattr(record, name)}
    # The statement of the whole speaks of its names.
    if record.names:
        found.pop("statement", None)
    return dataclasses.replace(entry, record=dataclasses.replace(record, **found))
