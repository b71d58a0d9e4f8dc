"""A material in words: what its page shows beside the text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.conf import get_settings
from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.domain.json_ld import learning_resource, person
from mms_wagtail.domain.links import cover_url, file_url, filter_url
from mms_wagtail.plugins.materials.parts import Parts, read_parts

MIN_HEADINGS_FOR_CONTENTS = 3


@dataclass(frozen=True, kw_only=True)
class Link:
    name: str
    url: str


@dataclass(frozen=True, kw_only=True)
class AuthorLine:
    name: str
    role_label: str
    position: str
    url: str


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """``size`` in bytes; ``pages`` is 0 when unknown."""

    title: str
    url: str
    format: str
    size: int
    pages: int
    role_label: str


@dataclass(frozen=True, kw_only=True)
class Heading:
    anchor: str
    title: str


@dataclass(frozen=True, kw_only=True)
class State:
    """``replacement`` is the live page that a reader should see instead, or None."""

    code: Literal["current", "soon", "outdated"]
    text: str
    replacement: Any = None


def material_context(page: Any, *, address: str) -> dict[str, Any]:
    """What ``material_page.html`` shows beside the fields of ``page``, which is read at ``address``.

    The number of queries does not depend on how many authors, files or terms
    the material has.
    """
    parts = read_parts(page)
    related = page.relations.select_related("target")
    authors = [author_line(author) for author in parts.authors]
    return {
        "json_ld": material_json_ld(page, parts, authors, address=address),
        "facts": material_facts(page, parts),
        "authors": authors,
        "files": [file_line(item) for item in parts.files],
        "contents": contents(page),
        "cite": cite(page, parts.authors, address=address),
        "cover": material_cover(page, parts),
        "subjects": term_links("subject", parts.subjects),
        "levels": term_links("level", parts.levels),
        "audiences": term_links("audience", parts.audiences),
        "directions": term_links("direction", parts.directions),
        "tags": term_links("tag", parts.tags),
        "grades": page.grade_range,
        "organization": organization_link(page),
        "date_text": date_text(page),
        "licence_label": page.get_licence_display(),
        "state": material_state(page),
        "related": [item.target for item in related if item.target.live],
    }


def material_json_ld(page: Any, parts: Parts, authors: list[AuthorLine], *, address: str) -> dict[str, Any]:
    """The material for search engines."""
    place = page.organization.name if page.organization else page.issuer
    return learning_resource(
        name=page.title,
        url=address,
        kind=page.kind.name if page.kind else _("материал"),
        description=page.annotation,
        authors=[person(author.name, position=author.position) for author in authors],
        subjects=[term.name for term in parts.subjects],
        levels=[term.name for term in parts.levels],
        audiences=[term.name for term in parts.audiences],
        keywords=[term.name for term in parts.tags],
        publisher=place,
        licence=page.licence,
        created=page.date,
        published=page.first_published_at,
        modified=page.last_published_at,
    )


def term_links(facet: str, terms: Any) -> list[Link]:
    return [Link(name=term.name, url=filter_url(facet, term.slug)) for term in terms]


def organization_link(page: Any) -> Link | None:
    if page.organization is None:
        return None
    return Link(name=page.organization.name, url=filter_url("organization", page.organization.slug))


def author_line(author: Any) -> AuthorLine:
    person = author.person
    return AuthorLine(
        name=person.full_name if person else author.display_name,
        role_label=author.get_role_display(),
        position=person.position if person else "",
        url=filter_url("author", person.slug) if person else "",
    )


def file_line(item: Any) -> FileLine:
    """An attached file, with what is known of it."""
    info = getattr(item.document, "mms_file_info", None)
    return FileLine(
        title=item.title or item.document.title,
        url=file_url(item.document, info),
        format=item.document.file_extension.upper(),
        size=info.size if info else item.document.file_size or 0,
        pages=info.pages if info else 0,
        role_label=item.get_role_display(),
    )


def contents(page: Any) -> list[Heading]:
    """Headings of a long text; nothing for a short one, where a list would be longer than its use."""
    headings = [
        Heading(anchor=block.value.anchor, title=block.value["text"])
        for block in page.body
        if block.block_type == "heading"
    ]
    return headings if len(headings) >= MIN_HEADINGS_FOR_CONTENTS else []


def material_facts(page: Any, parts: Parts) -> list[str]:
    """Pieces of the one line of facts: kind, subjects, grades, date, number, organization."""
    subjects = [term.name for term in parts.subjects]
    facts = [
        page.kind.name if page.kind else "",
        f"№\N{NO-BREAK SPACE}{page.number}" if page.number else "",
        ", ".join(subjects[:2]) + (_(" и ещё %d") % (len(subjects) - 2) if len(subjects) > 2 else ""),
        page.grade_range,
        str(page.year or ""),
        page.organization.name if page.organization else page.issuer,
    ]
    return [fact for fact in facts if fact]


def date_text(page: Any) -> str:
    if page.date:
        return date_in_words(page.date)
    return _("%d г.") % page.year if page.year else ""


def material_state(page: Any, today: dt.date | None = None) -> State:
    """Whether a reader may rely on the material, in words."""
    today = today or timezone.localdate()
    replacement = page.replaced_by if page.replaced_by and page.replaced_by.live else None
    if page.outdated:
        return State(code="outdated", text=_("Материал устарел."), replacement=replacement)
    until = page.relevant_until
    if until and until < today:
        text = _("Был актуален до %s") % date_in_words(until)
        return State(code="outdated", text=text, replacement=replacement)
    if until and (until - today).days <= get_settings().outdated_soon_days:
        return State(code="soon", text=_("Актуален до %s") % date_in_words(until), replacement=replacement)
    return State(code="current", text="")


def material_cover(page: Any, parts: Parts) -> str:
    """Address of the drawn cover: the same for the same material, by kind and first subject."""
    kind = page.kind.slug if page.kind else ""
    subject = parts.subjects[0].slug if parts.subjects else ""
    return cover_url(kind=kind, subject=subject, seed=str(page.pk))


def cite(page: Any, authors: list[Any], *, address: str) -> str:
    """How to refer to the material (in the order of ГОСТ Р 7.0.100-2018, electronic resource)."""
    names = [author.display_name for author in authors if author.role in ("author", "compiler")]
    parts = []
    if names:
        head = ", ".join(names[:3]) + (_(" и др.") if len(names) > 3 else "")
        parts.append(head if head.endswith(".") else f"{head}.")
    parts.append(f"{page.title.rstrip('.')} : {(page.kind.name if page.kind else _('материал')).lower()}.")
    place = page.organization.name if page.organization else page.issuer
    imprint = ", ".join(filter(None, [place, str(page.year or "")]))
    if imprint:
        parts.append(f"— {imprint}.")
    site = getattr(settings, "WAGTAIL_SITE_NAME", "")
    source = f"— {_('Текст : электронный')} // {site} : [{_('сайт')}]. — URL: {address}"
    visited = _("дата обращения: %s") % timezone.localdate().strftime("%d.%m.%Y")
    parts.append(f"{source} ({visited}).")
    return " ".join(parts)
