"""Which materials are current, and which soon will not be."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mms_wagtail.conf import get_settings

STATES = (
    ("published", _("Опубликован")),
    ("draft", _("Черновик")),
    ("soon", _("Скоро устареет")),
    ("outdated", _("Устарел")),
)


def in_state(materials: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Those of ``materials`` in one of :data:`STATES`."""
    today = timezone.localdate()
    if state == "published":
        return materials.filter(live=True)
    if state == "draft":
        return materials.filter(live=False)
    if state == "soon":
        return outdated_soon(materials, today=today)
    return materials.filter(Q(outdated=True) | Q(relevant_until__lt=today))


def outdated_soon(materials: QuerySet[Any], *, today: dt.date) -> QuerySet[Any]:
    """Current materials whose «актуально до» comes within ``OUTDATED_SOON_DAYS``, the nearest first."""
    until = today + dt.timedelta(days=get_settings().outdated_soon_days)
    return materials.filter(live=True, outdated=False, relevant_until__range=(today, until)).order_by(
        "relevant_until"
    )
