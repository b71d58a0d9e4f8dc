"""A practice in words: what its page shows beside its texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.attachments.api import attachments_of
from mms_wagtail.certificates.models import Certificate, State
from mms_wagtail.domain.dates import date_in_words
from mms_wagtail.domain.json_ld import learning_resource, person
from mms_wagtail.domain.links import cover_url, filter_url
from mms_wagtail.plugins.practices.choices import Licence
from mms_wagtail.plugins.practices.domain.publishing import certificates_of
from mms_wagtail.plugins.practices.models import Repetition

EDITION = "redaktsiya"


@dataclass(frozen=True, kw_only=True)
class Link:
    name: str
    url: str


@dataclass(frozen=True, kw_only=True)
class AuthorLine:
    """An author with the certificate of the shown edition; ``certificate`` is its number, "" without one."""

    name: str
    position: str
    place: str
    url: str
    certificate: str
    certificate_url: str


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """``size`` in bytes; ``pages`` is 0 when unknown."""

    title: str
    url: str
    format: str
    size: int
    pages: int
    role_label: str = ""


def practice_context(page: Any, request: Any) -> dict[str, Any]:
    """What ``practice_page.html`` shows beside the fields of ``page``. A fixed number of queries.

    ``?redaktsiya=2`` shows an earlier edition, which says that it is old.
    """
    shown = asked_edition(page, request)
    subjects = list(shown.subjects.all())
    repetitions = list(
        Repetition.objects.filter(page_id=page.pk, state=Repetition.State.CONFIRMED).select_related(
            "organization"
        )
    )
    authors = author_lines(shown)
    return {
        "json_ld": {} if page.withdrawn_on else practice_json_ld(shown, authors, subjects),
        "practice": shown,
        "is_old": shown.edition != page.edition,
        # Search engines should lead to what is in force, and to nothing that was taken back.
        "noindex": shown.edition != page.edition or bool(page.withdrawn_on),
        "facts": practice_facts(shown),
        "type_label": shown.get_practice_type_display(),
        "recognition_label": shown.get_recognition_display(),
        "authors": authors,
        "grades": grades_text(shown.grade_from, shown.grade_to),
        "school_url": filter_url("school", shown.organization.slug) if shown.organization else "",
        "files": [file_line(shown, item) for item in attachments_of(shown.folder)],
        "cover": practice_cover(shown, subjects),
        "subjects": links("subject", subjects),
        "levels": links("level", shown.levels.all()),
        "audiences": links("audience", shown.audiences.all()),
        "decided": date_in_words(shown.decided_on) if shown.decided_on else "",
        "licence_label": dict(Licence.choices).get(shown.licence, ""),
        "cite": cite(shown),
        "repetitions": repetitions,
        "editions": list(page.editions.defer("content")) if page.pk else [],
        "repeat_url": reverse("mms_practices:repeat", args=[page.pk]) if page.pk else "",
    }


def practice_json_ld(page: Any, authors: list[AuthorLine], subjects: list[Any]) -> dict[str, Any]:
    """The practice for search engines."""
    return learning_resource(
        name=page.title,
        url=page.full_url or "",
        kind=page.get_practice_type_display(),
        description=page.summary,
        authors=[person(author.name, position=author.position, place=author.place) for author in authors],
        subjects=[term.name for term in subjects],
        levels=[term.name for term in page.levels.all()],
        audiences=[term.name for term in page.audiences.all()],
        publisher=page.where,
        licence=page.licence,
        created=page.decided_on,
        published=page.first_published_at,
        modified=page.last_published_at,
    )


def asked_edition(page: Any, request: Any) -> Any:
    """The page as of the edition in the address; the current one without it.

    Raises
    ------
    Http404
        For an edition that there is not.
    """
    number = request.GET.get(EDITION, "") if request is not None else ""
    if not number or number == str(page.edition):
        return page
    kept = (
        page.editions.filter(number=int(number)).first() if number.isdecimal() and len(number) < 6 else None
    )
    if kept is None:
        raise Http404
    return page.with_content_json(kept.content)


def author_lines(page: Any) -> list[AuthorLine]:
    """Authors of a practice, with their certificates of this very edition that were not revoked."""
    by_user: dict[Any, Certificate] = {}
    by_name: dict[str, Certificate] = {}
    if page.pk:
        found = certificates_of(page).filter(version=str(page.edition)).exclude(state=State.REVOKED)
        by_user = {item.user_id: item for item in found if item.user_id}
        by_name = {item.person_name: item for item in found if not item.user_id}
    lines = []
    for author in page.authors.select_related("person") if page.pk else page.authors.all():
        certificate = by_user.get(author.user_id) or by_name.get(" ".join(author.name.split()))
        lines.append(
            AuthorLine(
                name=author.name,
                position=author.position,
                place=author.place,
                url=filter_url("author", author.person.slug) if author.person else "",
                certificate=certificate.number if certificate else "",
                certificate_url=certificate.get_absolute_url() if certificate else "",
            )
        )
    return lines


def links(facet: str, terms: Any) -> list[Link]:
    return [Link(name=term.name, url=filter_url(facet, term.slug)) for term in terms]


def grades_text(first: Any, last: Any) -> str:
    """«5 класс — 6 класс»."""
    return " — ".join(str(grade) for grade in dict.fromkeys((first, last)) if grade)


def file_line(page: Any, item: Any) -> FileLine:
    """One file. A draft that is shown to its author brings the address of its files (``file_address``)."""
    address = getattr(page, "file_address", None)
    public = reverse("mms_practices:file", args=[page.pk, item.pk, item.original_name]) if page.pk else ""
    return FileLine(
        title=item.label or item.original_name,
        url=address(item) if address else public,
        format=item.format,
        size=item.size,
        pages=item.pages,
    )


def practice_facts(page: Any) -> list[str]:
    """Pieces of the one line of facts: type, subjects, school, date."""
    subjects = [term.name for term in page.subjects.all()]
    facts = [
        page.get_practice_type_display(),
        ", ".join(subjects[:2]) + (_(" и ещё %d") % (len(subjects) - 2) if len(subjects) > 2 else ""),
        page.where,
        str(page.decided_on.year) if page.decided_on else "",
    ]
    return [fact for fact in facts if fact]


def practice_cover(page: Any, subjects: list[Any]) -> str:
    """Address of the drawn cover."""
    return cover_url(
        kind=page.practice_type, subject=subjects[0].slug if subjects else "", seed=f"p{page.pk or 0}"
    )


def cite(page: Any) -> str:
    """How to refer to the practice (in the order of ГОСТ Р 7.0.100-2018, electronic resource)."""
    names = [author.name for author in page.authors.all()]
    head = ", ".join(names[:3]) + (_(" и др.") if len(names) > 3 else "")
    year = str((page.decided_on or timezone.localdate()).year)
    parts = [f"{head}." if head and not head.endswith(".") else head]
    parts.append(f"{page.title.rstrip('.')} : {_('педагогическая практика')}.")
    imprint = ", ".join(filter(None, [page.where, year]))
    site = getattr(settings, "WAGTAIL_SITE_NAME", "")
    visited = _("дата обращения: %s") % timezone.localdate().strftime("%d.%m.%Y")
    address = page.full_url or ""
    parts.append(
        f"— {imprint}. — {_('Текст : электронный')} // {site} : [{_('сайт')}]. — URL: {address} ({visited})."
    )
    return " ".join(filter(None, parts))
