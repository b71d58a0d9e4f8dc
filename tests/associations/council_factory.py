"""A council and its meetings, as tests need them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.council.choices import Group
from mms_wagtail.plugins.associations.models import (
    AssociationIndexPage,
    CouncilAct,
    CouncilMember,
    Decision,
    Meeting,
    MethodologicalCouncilPage,
)

APPROVED = dt.date(2024, 9, 10)


def act(**values: Any) -> CouncilAct:
    """The act of 10 September 2024."""
    given = {"title": "Приказ о составе методсовета", "number": "112-р", "signed_on": APPROVED, **values}
    return CouncilAct(**given)


def member(name: str, group: str = Group.SERVICE, **values: Any) -> CouncilMember:
    """A member from the day of the act."""
    return CouncilMember(**{"name": name, "group": group, "since": APPROVED, **values})


def whole() -> list[CouncilMember]:
    """A member of each group, the first of them in the chair."""
    names = ("Соколова М. А.", "Ермакова О. В.", "Кузнецов П. И.", "Юдин В. Н.", "Третьякова С. Н.")
    return [
        member(name, group, role="member" if place else "chair", position="руководитель")
        for place, (name, group) in enumerate(zip(names, Group, strict=True))
    ]


def make_council(members: Any = None, acts: Any = None, **values: Any) -> MethodologicalCouncilPage:
    """The council's page, published."""
    page = MethodologicalCouncilPage(title="Методсовет", purpose="Координирует работу.", **values)
    page.members = whole() if members is None else members
    page.acts = [act()] if acts is None else acts
    AssociationIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    found: MethodologicalCouncilPage = MethodologicalCouncilPage.objects.get(pk=page.pk)
    return found


def make_meeting(holder: Any, day: dt.date, *, decisions: Any = (), **values: Any) -> Meeting:
    """A meeting that was held on ``day``; ``decisions`` are texts, or fields of decisions."""
    given = {"state": "held", "school_year": SchoolYear.of(day).start, **values}
    meeting = Meeting(holder_id=holder.pk, held_on=day, **given)
    meeting.decisions = [
        Decision(**(item if isinstance(item, dict) else {"text": item})) for item in decisions
    ]
    meeting.save()
    return meeting
