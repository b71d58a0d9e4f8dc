"""What the search knows of an act."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateformat import format as format_date

from mms_wagtail.contracts import Document
from mms_wagtail.domain.files import file_parts
from mms_wagtail.plugins.legislation.domain.states import State, state_on


def with_document_parts(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Fetch with the acts all that :func:`act_document` reads."""
    return queryset.prefetch_related(
        "subjects",
        "levels",
        "audiences",
        "files__document__mms_file_info",
        "files__document__mms_file_text",
    )


def act_document(act: Any) -> Document:
    """Project an act as it stands today. A daily refresh projects it anew when a date has come."""
    state = state_on(act, timezone.localdate())
    subjects, levels, audiences = act.subjects.all(), act.levels.all(), act.audiences.all()
    return Document(
        title=f"{act.short_name}. {act.heading}" if act.short_name else act.heading,
        annotation=act.title,
        body=act.summary,
        terms=(
            act.get_kind_display(),
            act.issuer.name,
            *(term.name for term in (*subjects, *levels, *audiences)),
        ),
        identifiers=(act.number,) if act.number else (),
        parts=tuple(
            part
            for item in act.files.all()
            for part in file_parts(item.document, title=item.title or item.document.title)
        ),
        facets={
            "act_kind": (act.kind,),
            "act_state": (state.value,),
            "issuer": (act.issuer.slug,),
            "subject": tuple(term.slug for term in subjects),
            "level": tuple(term.slug for term in levels),
            "audience": tuple(term.slug for term in audiences),
            "year": (str(act.signed_on.year),),
        },
        facts=(
            str(act.get_kind_display()),
            str(state.label),
            format_date(act.signed_on, "j E Y"),
        ),
        date=act.signed_on,
        outdated=state is State.REPEALED,
    )
