"""Reminds leaders by notice of what waits in their cabinet."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.apps import apps
from django.conf import settings

from mms_wagtail.contracts import Waiting
from mms_wagtail.plugins.associations.choices import Role
from mms_wagtail.plugins.associations.domain.leaders import current
from mms_wagtail.plugins.associations.domain.waiting import things_waiting
from mms_wagtail.plugins.associations.models import Membership


def remind(today: dt.date) -> int:
    """Tell every leader with an account, once, of each thing that waits; gives of how many.

    Nothing happens in a project without notices.
    """
    if not apps.is_installed("mms_wagtail.notices"):
        return 0
    told = 0
    for member in _leaders(today):
        for thing in things_waiting([member.page], today=today):
            _tell(member.person.user, thing, member.page)
            told += 1
    return told


def _leaders(today: dt.date) -> Any:
    found = Membership.objects.filter(current(today), role=Role.LEADER, page__live=True)
    return found.filter(person__user__is_active=True).select_related("person__user", "page")


def _tell(user: Any, thing: Waiting, page: Any) -> None:
    from mms_wagtail.notices.api import notify

    notify(
        to=user,
        kind="association_waits",
        context={"title": thing.title, "what": thing.what, "due": thing.due, "association": page.title},
        url=f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{thing.url}",
        # One thing, one reminder: its address, its day and what is to be done name it.
        key=f"association:{user.pk}:{thing.url}:{thing.due}:{thing.title[:60]}"[:200],
    )
