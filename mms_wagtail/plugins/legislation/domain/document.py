"""What the search knows of an act."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.contracts import Document
from mms_wagtail.domain.dates import date_in_words
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
        identifiers=identifiers_of(act),
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
        facts=(state_words(act, state), *(term.name for term in levels)),
        date=act.signed_on,
        outdated=state is State.REPEALED,
    )


def state_words(act: Any, state: State) -> str:
    """«Действует с 1 сентября 2021 г.»: the state in a line of facts."""
    if state is State.REPEALED:
        return _("Утратил силу %s") % date_in_words(act.repealed_on)
    words = _("Вступит в силу %s") if state is State.FUTURE else _("Действует с %s")
    return words % date_in_words(act.in_force_from)


def identifiers_of(act: Any) -> tuple[str, ...]:
    """Numbers by which people ask for the act: «273-ФЗ», and a short name like «СП 2.4.3648-20»."""
    short = act.short_name if any(char.isdigit() for char in act.short_name) else ""
    return tuple(filter(None, (act.number, short)))
