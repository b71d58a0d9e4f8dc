"""An association in words."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.domain.links import filter_url
from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.choices import Level, MeetingState
from mms_wagtail.plugins.associations.describe.lines import meeting_line, person_line
from mms_wagtail.plugins.associations.describe.meeting import born_pages, document_line
from mms_wagtail.plugins.associations.describe.plan import plan_lines, plan_summary
from mms_wagtail.plugins.associations.describe.structured import event, organization
from mms_wagtail.plugins.associations.domain.leaders import leaders_of, working
from mms_wagtail.plugins.associations.domain.meetings import coming_meetings, meetings_of_year, years_of
from mms_wagtail.plugins.associations.domain.members import current_members, leader_among
from mms_wagtail.plugins.associations.domain.permissions import may_edit
from mms_wagtail.plugins.associations.models import BornMaterial

YEAR = "god"
COMING = 10


def association_context(page: Any, request: Any) -> dict[str, Any]:
    """What ``association_page.html`` shows beside the fields of ``page``. A fixed number of queries.

    ``?god=2025-26`` shows a former year; one that cannot be read shows the present.
    """
    year = asked_year(request)
    is_archive = year != SchoolYear.current()
    today = timezone.localdate()
    everyone = list(page.members.select_related("person__organization", "organization")) if page.pk else []
    present = current_members(everyone)
    shown = current_members(everyone, date=min(year.last_day, today)) if is_archive else present
    leader = leader_among(present)
    meetings = list(meetings_of_year(page.pk, year.start)) if page.pk else []
    # Of any school year: in August the next meeting is already of the following one.
    coming = list(coming_meetings([page.pk])[:COMING]) if page.pk else []
    plan = (
        plan_lines(page.plan_items.filter(school_year=year.start).select_related("meeting"))
        if page.pk
        else []
    )
    below = subordinates(page)
    parent = readable_parent(page)
    lines = [person_line(member) for member in shown]
    base = request.build_absolute_uri("/").rstrip("/") if request is not None else ""
    return {
        "year": year,
        "is_archive": is_archive,
        "years": [SchoolYear(start) for start in years_of(page) if start != year.start] if page.pk else [],
        "kicker": kicker(page),
        "leader": person_line(leader) if leader else None,
        "leader_member": leader,
        "next": meeting_line(coming[0]) if coming and not is_archive else None,
        "plan": plan,
        "plan_summary": plan_summary(plan),
        "meetings": [meeting_line(item) for item in meetings if item not in coming[:1] or is_archive],
        "decided": sum(item.decided for item in meetings),
        "carried_out": sum(item.carried_out for item in meetings),
        "held": sum(item.state == MeetingState.HELD for item in meetings),
        "members": lines,
        "members_on": date_in_words(min(year.last_day, today)) if is_archive else "",
        "below": below,
        "parent": parent,
        "regulation": document_line(page.regulation, role=_("положение")) if page.regulation else None,
        "born": born_pages(
            BornMaterial.objects.filter(meeting__holder_id=page.pk, meeting__school_year=year.start).values(
                "page_id"
            )
        ),
        "subjects": [(term.name, filter_url("subject", term.slug)) for term in page.subjects.all()],
        "school_url": filter_url("school", page.organization.slug) if page.organization else "",
        "closed": date_in_words(page.closed_on) if page.is_closed else "",
        "edit_url": edit_url(page, request),
        "noindex": is_archive,
        "json_ld": [
            organization(
                page, members=[person_line(member) for member in present], below=below, parent=parent
            ),
            *(event(item, holder=page, base=base) for item in coming),
        ],
    }


def asked_year(request: Any) -> SchoolYear:
    """The school year of the address; the present one for none, and for what is no year."""
    text = request.GET.get(YEAR, "") if request is not None else ""
    try:
        return SchoolYear.parse(text) if text else SchoolYear.current()
    except ValueError:
        return SchoolYear.current()


def kicker(page: Any) -> str:
    """«Муниципальное (ММО) · математика»: what stands above the title."""
    subjects = ", ".join(term.name for term in page.subjects.all()[:2])
    return " · ".join(filter(None, [page.get_level_display(), subjects or page.theme]))


def subordinates(page: Any) -> list[Any]:
    """Pages of the associations below, with ``leader_name`` and ``place``; three queries."""
    if not page.pk:
        return []
    found = list(working(page.subordinates.live().public()).select_related("organization").order_by("title"))
    leaders = leaders_of(item.pk for item in found)
    for item in found:
        leader = leaders.get(item.pk)
        item.leader_name = leader.display_name if leader else ""
        item.place = item.organization.name if item.organization else item.get_level_display()
    return sorted(found, key=lambda item: (item.level == Level.SCHOOL, item.place))


def readable_parent(page: Any) -> Any:
    """The association that ``page`` belongs to, where readers may see it."""
    if not page.parent_association_id:
        return None
    model = type(page)
    return model.objects.live().public().filter(pk=page.parent_association_id).first()


def edit_url(page: Any, request: Any) -> str:
    """Where the visitor edits plan and meetings; "" for those who may not."""
    if request is None or not page.pk or not may_edit(request.user, page):
        return ""
    return reverse("mms_associations:mine", args=[page.pk])
