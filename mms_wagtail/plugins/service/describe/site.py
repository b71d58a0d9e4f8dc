"""An innovation site in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from mms_wagtail.domain import json_ld
from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.domain.links import filter_url
from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.service.describe.files import FileLine, file_line
from mms_wagtail.plugins.service.domain.born_here import born_here
from mms_wagtail.plugins.service.site_rules import state_label


@dataclass(frozen=True, kw_only=True)
class Link:
    name: str
    url: str


@dataclass(frozen=True, kw_only=True)
class YearLine:
    """Results of a school year; ``file`` is the report or None."""

    year: str
    text: str
    file: FileLine | None


@dataclass(frozen=True, kw_only=True)
class PartnerLine:
    name: str
    role: str


def site_context(page: Any, request: Any) -> dict[str, Any]:
    """What ``site_page.html`` shows beside the fields of ``page``. A fixed number of queries."""
    partners = partner_lines(page)
    return {
        "state": page.state,
        "state_label": state_label(page.state),
        "term": term_text(page),
        "stage_label": page.get_stage_display(),
        "organization_url": filter_url("organization", page.organization.slug) if page.organization else "",
        "subjects": links("subject", page.subjects.all()),
        "levels": links("level", page.levels.all()),
        "audiences": links("audience", page.audiences.all()),
        "results": year_lines(page),
        "partners": partners,
        "born": born_here(page),
        "json_ld": site_json_ld(page, request, partners),
    }


def links(facet: str, terms: Any) -> list[Link]:
    return [Link(name=term.name, url=filter_url(facet, term.slug)) for term in terms]


def year_lines(page: Any) -> list[YearLine]:
    """Results, the latest year first."""
    rows = sorted(
        page.results.select_related("file", "file__mms_file_info"),
        key=lambda row: row.school_year,
        reverse=True,
    )
    return [
        YearLine(
            year=SchoolYear(row.school_year).label,
            text=row.text,
            file=file_line(row.file, title=_("Отчёт за %s") % SchoolYear(row.school_year).label)
            if row.file
            else None,
        )
        for row in rows
    ]


def partner_lines(page: Any) -> list[PartnerLine]:
    rows: Sequence[Any] = page.partners.select_related("organization")
    return [PartnerLine(name=row.display_name, role=row.role) for row in rows]


def term_text(page: Any) -> str:
    """«с 1 сентября 2024 г. по 31 августа 2027 г.»."""
    if not page.starts:
        return ""
    words = {"first": date_in_words(page.starts), "last": date_in_words(page.ends) if page.ends else ""}
    return (_("с %(first)s по %(last)s") if page.ends else _("с %(first)s")) % words


def site_facts(page: Any) -> list[str]:
    """Pieces of the one line of facts: organization, years; not the state, which changes by itself."""
    years = ""
    if page.starts:
        years = f"{page.starts.year}–{page.ends.year}" if page.ends else _("с %d года") % page.starts.year
    place = page.organization.name if page.organization else ""
    return [fact for fact in (place, years) if fact]


def site_json_ld(page: Any, request: Any, partners: Sequence[PartnerLine]) -> dict[str, Any]:
    """The project for search engines (schema.org/ResearchProject)."""
    address = page.get_full_url(request) or ""
    place = page.organization
    return json_ld.filled(
        {
            "@context": json_ld.CONTEXT,
            "@type": "ResearchProject",
            "@id": address,
            "url": address,
            "name": page.title,
            "description": page.annotation,
            "foundingDate": page.starts.isoformat() if page.starts else "",
            "dissolutionDate": page.ends.isoformat() if page.ends else "",
            "parentOrganization": json_ld.organization(place.full_name or place.name) if place else {},
            "employee": json_ld.person(page.supervisor_text) if page.supervisor_text else {},
            "member": [json_ld.organization(partner.name) for partner in partners],
        }
    )
