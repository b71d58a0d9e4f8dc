"""Numbers of the register: one after another within a year."""

from __future__ import annotations

import re

from mms_wagtail.certificates.models import Register

_DASHES = re.compile(r"[‐‑‒–—−]")


def lock_register(year: int) -> Register:
    """Wait for the register of ``year`` and hold it until the transaction ends.

    On PostgreSQL the row is locked. SQLite has no locks of rows: there a transaction that is
    IMMEDIATE (as in the reference settings) has the whole database from its beginning; in a deferred
    one the second writer gets «database is locked» and writes nothing.
    """
    Register.objects.get_or_create(year=year)
    return Register.objects.select_for_update().get(year=year)


def next_sequence(register: Register) -> int:
    """The next number of a locked register. A rollback gives it back."""
    register.last += 1
    register.save(update_fields=["last"])
    return register.last


def format_number(*, year: int, sequence: int, prefix: str = "", digits: int = 4) -> str:
    """«2026-0007»; with a prefix «ММС-2026-0007».

    The year and the number can always be read back from the end, so two numbers that are written
    alike are one, whatever the prefixes and digits of different times.
    """
    return f"{prefix}{year}-{sequence:0{digits}}"


def normalize_number(text: str) -> str:
    """A number as somebody typed it: without «№» and spaces, with plain hyphens."""
    return _DASHES.sub("-", "".join(text.replace("№", "").split())).upper()
