"""What the search knows of associations and their meetings."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mms_wagtail.contracts import Document, Part
from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.plugins.associations.domain.holders import is_readable
from mms_wagtail.plugins.associations.domain.members import current_members, leader_among


def with_association_parts(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Fetch with the pages what :func:`association_document` reads."""
    return queryset.select_related("organization").prefetch_related(
        "subjects", "levels", "directions", "members__person__organization", "members__organization"
    )


def association_document(page: Any) -> Document:
    """Project a published association. Reads its relations, writes nothing."""
    members = current_members(page.members.all())
    leader = leader_among(members)
    subjects, levels = list(page.subjects.all()), list(page.levels.all())
    facts = [
        page.get_level_display(),
        ", ".join(term.name for term in subjects[:2]),
        page.organization.name if page.organization else "",
        _("руководитель — %s") % leader.display_name if leader else "",
    ]
    return Document(
        title=page.title,
        annotation=page.purpose,
        body=page.theme,
        authors=tuple(member.display_name for member in members),
        terms=(*(term.name for term in (*subjects, *levels)), page.get_level_display()),
        facets={**_facets(page), "direction": _slugs(page.directions.all())},
        facts=tuple(filter(None, facts)),
        date=page.founded_on,
        outdated=page.is_closed,
    )


def with_meeting_parts(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Fetch with the meetings what :func:`meeting_document` reads, but for their holders."""
    return queryset.select_related("holder").prefetch_related("agenda", "decisions")


def meeting_document(meeting: Any) -> Document | None:
    """Project a meeting; None while readers cannot see the page of its holder."""
    if not is_readable(meeting.holder):
        return None
    holder = meeting.holder_page
    agenda, decisions = list(meeting.agenda.all()), list(meeting.decisions.all())
    facets = _facets(holder) if hasattr(holder, "subjects") else {}
    return Document(
        title=f"{meeting.title} — {holder.title}",
        annotation=meeting.summary or (agenda[0].title if agenda else ""),
        body="\n\n".join(item.title for item in agenda),
        authors=tuple(filter(None, (item.speaker for item in agenda))),
        parts=tuple(
            Part(label=_("Решение %d") % number, text=decision.text)
            for number, decision in enumerate(decisions, start=1)
        ),
        facets={
            **facets,
            "meeting": (meeting.state,),
            "school_year": (meeting.year.label,),
            "year": (str(meeting.held_on.year),),
        },
        facts=(date_in_words(meeting.held_on), meeting.get_state_display()),
        date=meeting.held_on,
    )


def _facets(page: Any) -> dict[str, tuple[str, ...]]:
    school = (page.organization.slug,) if page.organization else ()
    return {
        "association": (page.level,),
        "school": school,
        "organization": school,
        "subject": _slugs(page.subjects.all()),
        "level": _slugs(page.levels.all()),
    }


def _slugs(terms: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.slug for term in terms))
