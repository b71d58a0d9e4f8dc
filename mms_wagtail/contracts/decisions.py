"""Where a decision on a work can have been taken."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from mms_wagtail.contracts.texts import Text


@dataclass(frozen=True, kw_only=True)
class DecisionSource:
    """A meeting that decided; functions of the hook ``mms_decision_sources`` return a sequence of them.

    ``label`` stands on the page of the work («Решение методсовета от 2 октября 2025 г., протокол № 2»),
    ``url`` leads to the meeting and tells one source from another, ``date`` sorts them.
    """

    label: Text
    url: str
    date: dt.date
