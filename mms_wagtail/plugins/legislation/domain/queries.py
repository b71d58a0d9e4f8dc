"""Acts by their state, as queries."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from mms_wagtail.plugins.legislation.domain.replacement import ENDS
from mms_wagtail.plugins.legislation.models import LegalAct
from mms_wagtail.plugins.legislation.states import State


def in_state(acts: QuerySet[Any], state: State, *, date: dt.date) -> QuerySet[Any]:
    """Those of ``acts`` that are in ``state`` on ``date``; agrees with :func:`states.state_between`."""
    dated: QuerySet[Any] = acts.annotate(begins=Coalesce("effective_from", "signed_on"))
    ended = Q(repealed_on__lte=date)
    if state is State.REPEALED:
        return dated.filter(ended)
    # ``~Q`` would leave out acts without a date of repeal only by luck of SQL's NULL.
    standing = dated.filter(Q(repealed_on=None) | Q(repealed_on__gt=date))
    if state is State.FUTURE:
        return standing.filter(begins__gt=date)
    return standing.filter(begins__lte=date)


def ended_without_a_day(act: LegalAct) -> QuerySet[LegalAct]:
    """Acts that ``act`` repeals or replaces, and that are not told from which day they have no force."""
    return LegalAct.objects.filter(
        relations_back__source=act, relations_back__kind__in=ENDS, repealed_on=None
    ).distinct()
