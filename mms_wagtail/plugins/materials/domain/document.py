"""What the search knows of a material."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet, prefetch_related_objects

from mms_wagtail.contracts import Document, FileMark
from mms_wagtail.domain.files import file_parts
from mms_wagtail.domain.grades import grades_between
from mms_wagtail.domain.text import stream_text
from mms_wagtail.plugins.materials.describe import file_line, material_cover, material_facts
from mms_wagtail.plugins.materials.parts import read_parts


def with_document_parts(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Fetch with the pages all that :func:`material_document` reads."""
    return queryset.select_related(
        "kind", "kind__parent", "organization", "grade_from", "grade_to"
    ).prefetch_related(
        "subjects",
        "levels",
        "audiences",
        "directions",
        "tagged_items__tag",
        "authors__person",
        "files__document__mms_file_info",
        "files__document__mms_file_text",
    )


def material_document(page: Any) -> Document:
    """Project a published material. Reads its relations, writes nothing."""
    parts = read_parts(page)
    kinds = [page.kind] if page.kind else []
    grades = grades_between(page.grade_from, page.grade_to)
    terms = [term.name for term in (*kinds, *parts.subjects, *parts.levels, *parts.audiences, *grades)]
    if page.kind and page.kind.parent:
        terms.append(page.kind.parent.name)
    if page.issuer:
        terms.append(page.issuer)
    prefetch_related_objects([item.document for item in parts.files], "mms_file_text")
    files = [file_line(item) for item in parts.files]
    return Document(
        title=page.title,
        annotation=page.annotation,
        body=stream_text(page.body),
        parts=tuple(
            part
            for item, file in zip(parts.files, files, strict=True)
            for part in file_parts(item.document, title=file.title)
        ),
        authors=tuple(_author_text(author) for author in parts.authors),
        tags=tuple(tag.name for tag in parts.tags),
        terms=tuple(terms),
        identifiers=(page.number,) if page.number else (),
        facets={
            "kind": slugs(kinds),
            "subject": slugs(parts.subjects),
            "level": slugs(parts.levels),
            "grade": slugs(grades),
            "audience": slugs(parts.audiences),
            "year": (str(page.year),) if page.year else (),
            "direction": slugs(parts.directions),
            "organization": slugs([page.organization] if page.organization else []),
            "author": slugs([author.person for author in parts.authors if author.person]),
            "tag": slugs(parts.tags),
        },
        facts=tuple(material_facts(page, parts)),
        files=tuple(FileMark(format=file.format, size=file.size, pages=file.pages) for file in files),
        date=page.sort_date,
        cover=material_cover(page, parts),
        outdated=page.is_outdated,
    )


def slugs(terms: list[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.slug for term in terms))


def _author_text(author: Any) -> str:
    return str(author.person.full_name if author.person else author.display_name)
