"""What the search knows of a practice."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from mms_wagtail.attachments.api import attachments_of
from mms_wagtail.contracts import Document, FileMark
from mms_wagtail.domain.grades import grades_between
from mms_wagtail.plugins.practices.describe import practice_cover, practice_facts

STORY = ("problem", "idea", "steps", "resources", "results", "evidence", "risks", "conditions")


def with_document_parts(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Fetch with the pages what :func:`practice_document` reads."""
    return queryset.select_related("organization", "grade_from", "grade_to").prefetch_related(
        "subjects", "levels", "audiences", "directions", "authors__person"
    )


def practice_document(page: Any) -> Document | None:
    """Project a published practice; None for one that was withdrawn. Reads its relations, writes nothing."""
    if page.withdrawn_on:
        return None
    subjects, levels = list(page.subjects.all()), list(page.levels.all())
    audiences, authors = list(page.audiences.all()), list(page.authors.all())
    grades = grades_between(page.grade_from, page.grade_to)
    files = attachments_of(page.folder)
    named = [*subjects, *levels, *audiences, *grades]
    places = [page.organization] if page.organization else []
    return Document(
        title=page.title,
        annotation=page.summary,
        body="\n\n".join(filter(None, (getattr(page, name) for name in STORY))),
        authors=tuple(author.name for author in authors),
        terms=(
            *(term.name for term in named),
            page.get_practice_type_display(),
            *([page.where] if page.where else []),
        ),
        facets={
            "practice": (page.practice_type,),
            "recognition": (page.recognition,),
            "school": _slugs(places),
            "organization": _slugs(places),
            "subject": _slugs(subjects),
            "level": _slugs(levels),
            "grade": _slugs(grades),
            "audience": _slugs(audiences),
            "direction": _slugs(page.directions.all()),
            "year": (str(page.decided_on.year),) if page.decided_on else (),
            "author": _slugs(author.person for author in authors if author.person),
        },
        facts=tuple(practice_facts(page)),
        files=tuple(FileMark(format=file.format, size=file.size, pages=file.pages) for file in files),
        date=page.sort_date,
        cover=practice_cover(page, subjects),
    )


def _slugs(terms: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.slug for term in terms))
