"""The school year, by which everything is planned: from 1 September to 31 August."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

FIRST_MONTH = 9
MONTHS = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8)
EARLIEST, LATEST = 1950, 2100
CENTURY = 100
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, order=True)
class SchoolYear:
    """A school year; ``start`` is the calendar year of its 1 September."""

    start: int

    @classmethod
    def of(cls, date: dt.date) -> SchoolYear:
        """The school year that ``date`` is in."""
        return cls(date.year if date.month >= FIRST_MONTH else date.year - 1)

    @classmethod
    def current(cls) -> SchoolYear:
        """The school year of today."""
        return cls.of(timezone.localdate())

    @classmethod
    def parse(cls, text: object) -> SchoolYear:
        """The school year that a person wrote: «2026/27», «2026-2027 уч. г.», «26/27», «2026».

        Raises
        ------
        ValueError
            With what to write instead: for text without a year, and for two years that do not
            follow one another.
        """
        numbers = [part for part in _DIGITS.findall(str(text)) if len(part) in (2, 4)]
        if len(numbers) not in (1, 2) or len(numbers) != len(_DIGITS.findall(str(text))):
            raise ValueError(_("Напишите учебный год двумя годами: «2026/27»."))
        start = _full_year(numbers[0])
        if not EARLIEST <= start <= LATEST:
            raise ValueError(
                _("Такого учебного года на портале быть не может. Напишите, например, «2026/27».")
            )
        if len(numbers) > 1 and int(numbers[1]) % CENTURY != (start + 1) % CENTURY:
            right = cls(start).label
            raise ValueError(
                _("Учебный год кончается в следующем году: после %(first)s идёт «%(right)s».")
                % {"first": start, "right": right}
            )
        return cls(start)

    @property
    def label(self) -> str:
        """«2026/27»."""
        return f"{self.start}/{(self.start + 1) % CENTURY:02}"

    @property
    def slug(self) -> str:
        """«2026-27», for addresses; :meth:`parse` reads it."""
        return self.label.replace("/", "-")

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.start, FIRST_MONTH, 1)

    @property
    def last_day(self) -> dt.date:
        return dt.date(self.start + 1, FIRST_MONTH, 1) - dt.timedelta(days=1)

    @property
    def previous(self) -> SchoolYear:
        return SchoolYear(self.start - 1)

    @property
    def following(self) -> SchoolYear:
        return SchoolYear(self.start + 1)

    def __contains__(self, date: dt.date) -> bool:
        return self.first_day <= date <= self.last_day

    def __str__(self) -> str:
        return self.label

    def month_starts(self, month: int) -> dt.date:
        """The first day of ``month`` (1–12) within this school year."""
        return dt.date(self.start + (month < FIRST_MONTH), month, 1)


def _full_year(digits: str) -> int:
    """«26» is 2026: of the century that the portal lives in."""
    number = int(digits)
    return number if number >= CENTURY else timezone.localdate().year // CENTURY * CENTURY + number
