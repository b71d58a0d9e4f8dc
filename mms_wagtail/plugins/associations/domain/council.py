"""Queries of the council: its compositions over time, and what is amiss."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from mms_wagtail.domain.groups import HEADS
from mms_wagtail.models import Organization
from mms_wagtail.plugins.associations.council.choices import CouncilRole, Group
from mms_wagtail.plugins.associations.council.rules import council_warnings
from mms_wagtail.plugins.associations.models.council import MethodologicalCouncilPage

# How posts of those who head a service begin, where nobody of the directory has the head's account.
HEAD_POSTS = ("руковод", "начальник", "директор", "заведующ", "председател")
ROLES = {role: place for place, role in enumerate(CouncilRole)}
GROUPS = {group: place for place, group in enumerate(Group)}


@dataclass(frozen=True, kw_only=True)
class Composition:
    """Who sat in the council by an act.

    ``until`` is its last day, None for the one in force. ``members`` stand by role, group and name: of the
    composition in force those of today, of an earlier one those of its first day.
    """

    act: Any
    members: tuple[Any, ...]
    since: dt.date
    until: dt.date | None

    @property
    def key(self) -> str:
        """Names the composition in an address."""
        return self.since.isoformat()


def compositions(
    acts: Iterable[Any], members: Iterable[Any], *, today: dt.date | None = None
) -> list[Composition]:
    """Compositions by their acts, the newest first."""
    day = today or timezone.localdate()
    everybody = list(members)
    found: list[Composition] = []
    following: dt.date | None = None
    for act in sorted(acts, key=lambda item: item.valid_from, reverse=True):
        since = act.valid_from
        until = following - dt.timedelta(days=1) if following else None
        seen_on = max(day, since) if until is None or until >= day else since
        found.append(Composition(act=act, members=members_on(everybody, seen_on), since=since, until=until))
        following = since
    return found


def members_on(members: Iterable[Any], day: dt.date) -> tuple[Any, ...]:
    """Those of ``members`` who sat in the council on ``day``: the chair first."""
    return tuple(sorted((member for member in members if member.is_current(day)), key=_place))


def _place(member: Any) -> tuple[int, int, str]:
    return ROLES.get(member.role, len(ROLES)), GROUPS.get(member.group, len(GROUPS)), member.display_name


def composition_in_force(found: Iterable[Composition], *, today: dt.date | None = None) -> Composition | None:
    """The composition of today; None before the first act."""
    day = today or timezone.localdate()
    return next((item for item in found if item.since <= day), None)


def warnings_of(council: Any) -> list[str]:
    """What is amiss with ``council`` today, for editors and the head. Three queries, whatever its size."""
    members = list(council.members.select_related("person__organization", "organization"))
    return council_warnings(
        members, acts=list(council.acts.all()), today=timezone.localdate(), is_head=head_test()
    )


def head_test() -> Callable[[Any], bool]:
    """What tells whether a member is the head of the service (clause 3.6); one query.

    Heads are those whose accounts are in the group of heads. Where the directory knows none of them, the
    post decides: a head of the service, or of the education authority.
    """
    users = get_user_model()._default_manager.filter(groups__name=HEADS, is_active=True, person__isnull=False)
    people = set(users.values_list("person__pk", flat=True))

    def is_head(member: Any) -> bool:
        if people:
            return member.person_id in people
        organization = member.organization or (member.person.organization if member.person else None)
        post = (member.position or (member.person.position if member.person else "")).lower()
        kinds = (Organization.Type.SERVICE, Organization.Type.AUTHORITY)
        return post.startswith(HEAD_POSTS) and (organization is None or organization.kind in kinds)

    return is_head


def the_council() -> Any:
    """The council's page of the portal; None where there is none."""
    return MethodologicalCouncilPage.objects.order_by("pk").first()


def council_for_readers(section: Any) -> Any:
    """The council's page below ``section`` that readers may open; None where there is none."""
    return MethodologicalCouncilPage.objects.child_of(section).live().public().first()
