"""What the search knows of the service, its documents and its innovation sites."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from mms_wagtail.contracts import Document, FileMark
from mms_wagtail.domain.files import file_parts
from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.domain.text import stream_text
from mms_wagtail.plugins.service.describe.files import file_line
from mms_wagtail.plugins.service.describe.site import site_facts
from mms_wagtail.plugins.service.domain.register import entry_of
from mms_wagtail.plugins.service.edition_rules import edition_name, newest_first
from mms_wagtail.plugins.service.models import DocumentEdition
from mms_wagtail.plugins.service.organization_rules import shown_staff


def with_service_parts(queryset: QuerySet[Any]) -> QuerySet[Any]:
    return queryset.select_related("authority", "founder").prefetch_related("staff__person")


def service_document(page: Any) -> Document | None:
    """Project the section's page: who works there, with what to come to them. None while it says nothing."""
    staff = shown_staff(page.staff.all(), on=timezone.localdate())
    if not (staff or page.lead or page.body):
        return None
    texts = [f"{item.person.full_name}, {item.position_text}. {item.functions}" for item in staff]
    return Document(
        title=page.title,
        annotation=page.lead,
        body="\n\n".join(filter(None, [stream_text(page.body), *texts])),
        authors=tuple(item.person.full_name for item in staff),
        terms=tuple(filter(None, [page.get_form_display(), page.get_cabinet_display()])),
        facts=tuple(filter(None, [page.get_cabinet_display() or page.get_form_display()])),
    )


def with_register_parts(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Fetch with the documents what :func:`register_document` reads."""
    editions = DocumentEdition.objects.select_related("file", "file__mms_file_info", "file__mms_file_text")
    return queryset.prefetch_related(Prefetch("editions", editions, to_attr="all_editions"))


def register_document(document: Any) -> Document | None:
    """Project a document of the register; None for one without editions, which has nothing to read."""
    if not hasattr(document, "all_editions"):
        document = with_register_parts(type(document).objects.filter(pk=document.pk)).get()
    entry = entry_of(document, on=timezone.localdate())
    editions = newest_first(document.all_editions, document.kind)
    if not editions:
        return None
    # The newest, not the one in force: that changes without anybody saving the document.
    shown = editions[0]
    line = file_line(shown.file)
    years = {edition.school_year for edition in editions if edition.school_year}
    return Document(
        title=document.title,
        annotation=document.note,
        parts=tuple(
            part
            for edition in editions
            for part in file_parts(
                edition.file, title=f"{document.title}, {edition_name(edition, document.kind)}"
            )
        ),
        terms=(document.get_kind_display(),),
        identifiers=tuple(edition.act_number for edition in editions if edition.act_number),
        facets={
            "service_document": (document.kind,),
            "school_year": tuple(SchoolYear(year).label for year in sorted(years, reverse=True)),
            "year": (str(shown.act_date.year),) if shown.act_date else (),
        },
        facts=tuple(filter(None, [edition_name(shown, document.kind), shown.act_text])),
        files=(FileMark(format=line.format, size=line.size, pages=line.pages),),
        date=shown.act_date or shown.valid_from,
        outdated=entry.current is None and not entry.in_state("future"),
    )


def with_site_parts(queryset: QuerySet[Any]) -> QuerySet[Any]:
    return queryset.select_related("organization", "supervisor").prefetch_related(
        "subjects", "levels", "audiences", "directions", "results", "partners__organization"
    )


def site_document(page: Any) -> Document:
    """Project an innovation site. Reads its relations, writes nothing."""
    subjects, levels, audiences = (
        list(page.subjects.all()),
        list(page.levels.all()),
        list(page.audiences.all()),
    )
    places = [page.organization] if page.organization else []
    results = [item.text for item in page.results.all()]
    last = page.ends.year if page.ends else timezone.localdate().year
    years = range(page.starts.year, max(page.starts.year, last) + 1) if page.starts else ()
    return Document(
        title=page.title,
        annotation=page.annotation,
        body="\n\n".join(filter(None, [stream_text(page.body), *results])),
        authors=tuple(filter(None, [page.supervisor_text])),
        terms=(
            *(term.name for term in (*subjects, *levels, *audiences, *places)),
            *(item.display_name for item in page.partners.all()),
        ),
        identifiers=(page.act_number,) if page.act_number else (),
        facets={
            "stage": (page.stage,),
            "school": _slugs(places),
            "organization": _slugs(places),
            "subject": _slugs(subjects),
            "level": _slugs(levels),
            "audience": _slugs(audiences),
            "direction": _slugs(page.directions.all()),
            "year": tuple(str(year) for year in years),
        },
        facts=tuple(site_facts(page)),
        date=page.sort_date,
    )


def _slugs(terms: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.slug for term in terms))
