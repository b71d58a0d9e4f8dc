"""Associations and meetings, as tests need them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.models import Organization, Person, Subject
from mms_wagtail.plugins.associations.models import (
    AgendaItem,
    AssociationIndexPage,
    AssociationPage,
    Decision,
    Meeting,
    Membership,
    PlanItem,
)


def section() -> Any:
    """The section's page."""
    return AssociationIndexPage.objects.get()


def association(
    title: str = "Объединение учителей математики",
    *,
    subject: str = "mathematics",
    leader: Any = None,
    publish: bool = True,
    **values: Any,
) -> AssociationPage:
    """A live association; ``leader`` is a person, or a user whose entry is made.

    Without ``publish`` nobody is told of it, which is quicker.
    """
    page = AssociationPage(title=title, **{"purpose": "Готовим общие работы.", **values})
    if subject:
        page.subjects = [Subject.objects.get(slug=subject)]
    if leader is not None:
        page.members = [Membership(person=person_of(leader), role="leader", since=dt.date(2020, 9, 1))]
    section().add_child(instance=page)
    if publish:
        page.save_revision().publish()
    found: AssociationPage = AssociationPage.objects.get(pk=page.pk)
    return found


def person_of(who: Any) -> Person:
    """The entry of a person, or of a user."""
    if isinstance(who, Person):
        return who
    made, _new = Person.objects.get_or_create(
        user=who,
        defaults={
            "last_name": who.last_name or "Морозова",
            "first_name": "Елена",
            "slug": f"person-{who.pk}",
            "position": "учитель",
        },
    )
    return made


def person(last_name: str, **values: Any) -> Person:
    """Somebody of the directory without an account."""
    slug = f"p-{Person.objects.count()}"
    made: Person = Person.objects.create(last_name=last_name, slug=slug, **values)
    return made


def school(name: str = "Берёзовская СОШ", kind: str = "school") -> Organization:
    """A school of the directory."""
    made, _new = Organization.objects.get_or_create(
        name=name, defaults={"slug": f"o-{Organization.objects.count()}", "kind": kind}
    )
    return made


def meeting(
    holder: Any, *, in_days: int = 7, decisions: Any = (), agenda: Any = (), **values: Any
) -> Meeting:
    """A meeting so many days from today, in its own school year."""
    held_on = values.pop("held_on", timezone.localdate() + dt.timedelta(days=in_days))
    made = Meeting(
        holder=holder.page_ptr,
        held_on=held_on,
        **{
            "school_year": SchoolYear.of(held_on).start,
            "state": "held" if held_on < timezone.localdate() else "planned",
            "number": "1",
            **values,
        },
    )
    made.agenda = [AgendaItem(title=text) for text in agenda]
    made.decisions = [Decision(**row) if isinstance(row, dict) else Decision(text=row) for row in decisions]
    made.save()
    return made


def plan_item(page: Any, title: str = "Семинар", **values: Any) -> PlanItem:
    """An item of the plan of the present school year."""
    made: PlanItem = PlanItem.objects.create(
        association=page, title=title, **{"school_year": SchoolYear.current().start, **values}
    )
    return made
