"""The section in words: municipal associations by subject, what comes next, how large the network is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from mms_wagtail.plugins.associations.choices import Level
from mms_wagtail.plugins.associations.describe.lines import MeetingLine, PersonLine, meeting_line, person_line
from mms_wagtail.plugins.associations.domain.council import council_for_readers
from mms_wagtail.plugins.associations.domain.leaders import leaders_of, working
from mms_wagtail.plugins.associations.domain.meetings import coming_meetings
from mms_wagtail.plugins.associations.domain.network import count_by_level, read_network
from mms_wagtail.plugins.associations.models import AssociationIndexPage, AssociationPage

COMING = 4


@dataclass(frozen=True, kw_only=True)
class AssociationCard:
    """A municipal association in the list; ``group`` is the heading that it stands under."""

    title: str
    url: str
    group: str
    leader: PersonLine | None
    next: MeetingLine | None
    below: int


def section_context(page: Any, request: Any) -> dict[str, Any]:
    """What ``index_page.html`` shows above the search. A fixed number of queries."""
    tops = read_network()
    counts = count_by_level(tops)
    coming = list(coming_meetings())
    nearest: dict[int, Any] = {}
    for meeting in coming:
        nearest.setdefault(meeting.holder_id, meeting)
    below = {node.pk: node.total for node in tops}
    return {
        "groups": grouped(municipal_cards(nearest, below)),
        "coming": [meeting_line(item, holder=item.holder) for item in coming[:COMING]],
        "counts": counts,
        "council": council_for_readers(page),
        "total": sum(counts.values()),
    }


def municipal_cards(nearest: dict[int, Any], below: dict[int, int]) -> list[AssociationCard]:
    """Working associations of the district and between schools, by the group of their subject."""
    found = list(
        working(AssociationPage.objects.live().public())
        .exclude(level=Level.SCHOOL)
        .prefetch_related("subjects__parent")
    )
    leaders = leaders_of(item.pk for item in found)
    cards = []
    for item in found:
        leader, meeting = leaders.get(item.pk), nearest.get(item.pk)
        group, order = _group(item)
        card = AssociationCard(
            title=item.title,
            url=item.get_url() or "",
            group=group,
            leader=person_line(leader) if leader else None,
            next=meeting_line(meeting) if meeting else None,
            below=below.get(item.pk, 0),
        )
        cards.append((order, group, item.title, card))
    return [card for *_place, card in sorted(cards, key=lambda row: row[:3])]


def _group(item: Any) -> tuple[str, int]:
    """The group of its first subject; associations of a theme stand last."""
    subjects = list(item.subjects.all())
    if not subjects:
        return _("Темы на все предметы"), 10**6
    top = subjects[0].parent or subjects[0]
    return top.name, top.sort_order


def grouped(cards: list[AssociationCard]) -> list[tuple[str, list[AssociationCard]]]:
    """Cards under their headings, in the order that they come."""
    found: dict[str, list[AssociationCard]] = {}
    for card in cards:
        found.setdefault(card.group, []).append(card)
    return list(found.items())


def section_url() -> str:
    """Address of the section's page; "" before it is published."""
    page = AssociationIndexPage.objects.live().first()
    return (page.get_url() or "") if page else ""
