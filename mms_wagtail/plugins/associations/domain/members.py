"""Who belongs to an association today, and who leads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from mms_wagtail.plugins.associations.choices import Role

ORDER = {role: place for place, role in enumerate((Role.LEADER, Role.DEPUTY, Role.SECRETARY, Role.MEMBER))}


def current_members(members: Iterable[Any], *, date: dt.date | None = None) -> list[Any]:
    """Those of ``members`` who belong on ``date`` (today without it): the leader first, then by name."""
    day = date or timezone.localdate()
    found = [member for member in members if member.is_current(day)]
    return sorted(found, key=lambda member: (ORDER.get(member.role, len(ORDER)), member.display_name))


def leader_among(members: Iterable[Any]) -> Any:
    """The leader among ``members``; None when nobody leads."""
    return next((member for member in members if member.role == Role.LEADER), None)
