"""What the search knows of publications and of issues of the digest."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mms_wagtail.contracts import Document, Part
from mms_wagtail.plugins.literature.domain.covering import publication_cover
from mms_wagtail.plugins.literature.domain.description.titles import bare
from mms_wagtail.plugins.literature.domain.identifiers import identifiers_of
from mms_wagtail.plugins.literature.domain.reading import people_of, with_parts
from mms_wagtail.plugins.literature.models import Publication

AUTHORS_SHOWN = 3


def with_publication_parts(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Fetch with publications what :func:`publication_document` reads."""
    return with_parts(queryset)


def publication_document(publication: Publication) -> Document:
    """Project a publication. Reads its relations, writes nothing."""
    subjects, audiences = list(publication.subjects.all()), list(publication.audiences.all())
    everybody = list(publication.contributors.all())
    contents = publication.contents.strip()
    return Document(
        title=full_title(publication),
        annotation=publication.annotation,
        body="\n".join(filter(None, (publication.statement, publication.series, publication.host_title))),
        authors=tuple(dict.fromkeys(person.full_name for person in everybody)),
        terms=(
            *(term.name for term in (*subjects, *audiences)),
            publication.get_kind_display(),
            publication.get_category_display(),
            *filter(None, (publication.publisher,)),
        ),
        identifiers=identifiers_of(publication),
        parts=(Part(label=_("Оглавление"), text=contents),) if contents else (),
        facets={
            "publication": (publication.kind,),
            "category": (publication.category,),
            "carrier": (publication.carrier,),
            "subject": _slugs(subjects),
            "audience": _slugs(audiences),
            "year": (str(publication.year),) if publication.year else (),
            "writer": tuple(dict.fromkeys(person.short_name for person in people_of(publication))),
        },
        facts=tuple(publication_facts(publication)),
        date=publication.published_at.date(),
        cover=publication_cover(publication),
    )


def full_title(publication: Publication) -> str:
    """«Собрание сочинений. Т. 3», as a heading names it."""
    title = bare(publication.title)
    if publication.volume and not publication.is_part:
        volume = publication.volume
        return f"{title}. {_('Т. %s') % volume if volume.isdecimal() else volume}"
    return title


def publication_facts(publication: Publication, *, named: bool = True) -> list[str]:
    """Pieces of the one line of facts: kind, authors (unless ``named`` is false), where, year, category."""
    names = [person.short_name for person in people_of(publication)] if named else []
    shown = ", ".join(names[:AUTHORS_SHOWN]) + (_(" и др.") if len(names) > AUTHORS_SHOWN else "")
    where = publication.host_title if publication.is_part else publication.publisher
    facts = [
        publication.get_kind_display(),
        shown,
        where,
        str(publication.year or ""),
        publication.get_category_display(),
    ]
    return [str(fact) for fact in facts if fact]


def with_news_parts(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Fetch with the pages what :func:`news_document` reads."""
    inner = ("contributors", "subjects", "audiences")
    return queryset.prefetch_related(*(f"items__publication__{name}" for name in inner))


def news_document(page: Any) -> Document:
    """Project an issue: its publications are searched too, and describe whom it is for."""
    items = list(
        page.items.select_related("publication").prefetch_related(
            *(f"publication__{name}" for name in ("contributors", "subjects", "audiences"))
        )
    )
    works = [item.publication for item in items if item.publication.live]
    lines = [f"{full_title(item.publication)}. {item.note}" for item in items if item.publication.live]
    return Document(
        title=page.title,
        annotation=page.introduction,
        body="\n".join(lines),
        authors=tuple(dict.fromkeys(p.full_name for work in works for p in people_of(work))),
        terms=tuple(dict.fromkeys(item.group for item in items if item.group)),
        facets={
            "subject": _slugs(term for work in works for term in work.subjects.all()),
            "audience": _slugs(term for work in works for term in work.audiences.all()),
            "year": (str(page.month.year),) if page.month else (),
        },
        facts=tuple(news_facts(page, len(works))),
        date=page.sort_date,
    )


def news_facts(page: Any, count: int) -> list[str]:
    """«№ 3», «12 изданий»."""
    return [fact for fact in (f"№ {page.number}" if page.number else "", count_words(count)) if fact]


def count_words(count: int) -> str:
    """«1 издание», «2 издания», «5 изданий»."""
    tail, tens = count % 10, count % 100
    if tail == 1 and tens != 11:
        return _("%d издание") % count
    if 2 <= tail <= 4 and not 12 <= tens <= 14:
        return _("%d издания") % count
    return _("%d изданий") % count


def _slugs(terms: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.slug for term in terms))
