"""Who leads which association today, for many at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils import timezone

from mms_wagtail.plugins.associations.choices import Role
from mms_wagtail.plugins.associations.models import AssociationPage, Membership


def current(date: dt.date | None = None) -> Q:
    """The condition on memberships that are in force on ``date`` (today without it)."""
    day = date or timezone.localdate()
    return (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gte=day))


def leaders_of(association_ids: Iterable[int] | None = None) -> dict[int, Any]:
    """Current leaders by association; one query."""
    found = Membership.objects.filter(current(), role=Role.LEADER)
    if association_ids is not None:
        found = found.filter(page_id__in=list(association_ids))
    return {member.page_id: member for member in found.select_related("person", "organization")}


def working(associations: Any) -> Any:
    """Of a queryset of associations, those that have not ended their work."""
    return associations.filter(Q(closed_on=None) | Q(closed_on__gte=timezone.localdate()))


def led_by(user: Any) -> Any:
    """The live associations that ``user`` leads today.

    A leader who left loses them on the day after their last one, without anybody's doing.
    """
    if not (user.is_authenticated and user.is_active):
        return AssociationPage.objects.none()
    leads = Membership.objects.filter(current(), role=Role.LEADER, person__user=user)
    return AssociationPage.objects.live().filter(pk__in=leads.values("page_id")).order_by("title")


def without_leader() -> Any:
    """Working associations that nobody leads today: what editors and the head are warned of."""
    leads = Membership.objects.filter(current(), role=Role.LEADER)
    return working(AssociationPage.objects.live()).exclude(pk__in=leads.values("page_id")).order_by("title")
