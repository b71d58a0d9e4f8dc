"""What became of a file, record by record."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from mms_wagtail.contracts import ImportReport, Refusal


class State(models.TextChoices):
    """What was done with a record, or would be."""

    CREATED = "created", _("новое издание")
    COMPLETED = "completed", _("дополнено")
    KNOWN = "known", _("уже есть")
    REFUSED = "refused", _("не загружено")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One record: its place and title, what was done, and which fields were filled or why it is refused."""

    place: str
    state: str
    title: str = ""
    words: str = ""

    @property
    def label(self) -> str:
        return str(State(self.state).label)


@dataclass(frozen=True, kw_only=True)
class Result:
    """A whole file: its format and encoding in words, and its records in their order."""

    format: str
    encoding: str
    outcomes: tuple[Outcome, ...]

    def count(self, state: str) -> int:
        return Counter(outcome.state for outcome in self.outcomes)[state]

    def report(self) -> ImportReport:
        """The same as the contract of imports has it."""
        refused = (outcome for outcome in self.outcomes if outcome.state == State.REFUSED)
        return ImportReport(
            created=self.count(State.CREATED),
            completed=self.count(State.COMPLETED),
            known=self.count(State.KNOWN),
            refused=tuple(Refusal(place=item.place, reason=item.words) for item in refused),
        )
