"""What the search knows of a change of the law."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from mms_wagtail.contracts import Document
from mms_wagtail.domain.text import stream_text


def with_document_parts(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Fetch with the pages what :func:`update_document` reads."""
    return queryset.select_related("author").prefetch_related(
        "subjects", "levels", "audiences", "comparisons", "acts__act__issuer"
    )


def update_document(page: Any) -> Document:
    """Project a published update. Reads its relations, writes nothing."""
    subjects, levels, audiences = (
        list(page.subjects.all()),
        list(page.levels.all()),
        list(page.audiences.all()),
    )
    acts = [link.act for link in page.acts.all()]
    pairs = [f"{item.topic}. {item.before} {item.after}" for item in page.comparisons.all()]
    return Document(
        title=page.title,
        annotation=page.summary,
        body="\n\n".join(filter(None, (page.what_to_do, *pairs, stream_text(page.body)))),
        authors=(page.author.short_name,) if page.author else (),
        terms=(*(term.name for term in (*subjects, *levels, *audiences)), *(act.name for act in acts)),
        identifiers=tuple(dict.fromkeys(act.number for act in acts if act.number)),
        facets={
            "audience": _slugs(audiences),
            "level": _slugs(levels),
            "subject": _slugs(subjects),
            "act_kind": tuple(dict.fromkeys(act.kind for act in acts)),
            "effective": (str(page.effective_from.year),) if page.effective_from else (),
            "year": (str(page.date.year),),
        },
        facts=tuple(update_facts(page, audiences)),
        date=page.date,
    )


def update_facts(page: Any, audiences: list[Any]) -> list[str]:
    """Pieces of the line of facts: what it is, when it was told, whom it concerns, from when it counts."""
    names = [term.name for term in audiences]
    facts = [
        _("Что изменилось"),
        format_date(page.date, "j E Y"),
        ", ".join(names[:2]) + (_(" и ещё %d") % (len(names) - 2) if len(names) > 2 else ""),
        _("действует с %s") % format_date(page.effective_from, "j E Y") if page.effective_from else "",
    ]
    return [fact for fact in facts if fact]


def _slugs(terms: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.slug for term in terms))
