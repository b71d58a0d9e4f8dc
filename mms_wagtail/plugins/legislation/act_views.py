"""Public pages of acts."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mms_wagtail.plugins.legislation.choices import RelationKind
from mms_wagtail.plugins.legislation.describe_act import (
    asked_date,
    edition_lines,
    file_line,
    how_to_cite,
    state_line,
)
from mms_wagtail.plugins.legislation.describe_cited import cited_lines, cited_page
from mms_wagtail.plugins.legislation.domain.relations import BACK, FORTH, related_acts
from mms_wagtail.plugins.legislation.domain.states import state_on
from mms_wagtail.plugins.legislation.domain.timeline import span_on, spans_of
from mms_wagtail.plugins.legislation.json_ld import act_json_ld
from mms_wagtail.plugins.legislation.models import ActEdition, LegalAct, LegislationIndexPage

# So many editions stand open; the rest is folded.
OPEN = 8


@require_safe
def acts(request: HttpRequest) -> HttpResponse:
    """All acts: a search with the section fixed."""
    return render(request, "mms_wagtail/legislation/acts.html", {"section_page": section_page()})


@require_safe
def act(request: HttpRequest, slug: str) -> HttpResponse:
    """An act as of today, or as of the day in ``?na=``. A fixed number of queries."""
    found = get_object_or_404(
        LegalAct.objects.select_related("repealed_by__issuer").prefetch_related(
            Prefetch(
                "editions",
                ActEdition.objects.select_related("brought_by__issuer", "file__mms_file_info"),
            ),
            "files__document__mms_file_info",
            "audiences",
            "levels",
            "subjects",
        ),
        slug=slug,
    )
    return render(request, "mms_wagtail/legislation/act.html", act_context(found, request))


def act_context(act: Any, request: HttpRequest) -> dict[str, Any]:
    """What ``act.html`` shows beside the fields of the act."""
    today = timezone.localdate()
    editions = list(act.editions.all())
    spans = spans_of(act, editions)
    asked = asked_date(request.GET.get("na", ""), act, spans, today=today)
    lines = edition_lines(spans, today=today, chosen=asked.date)
    related = related_acts(act, brought_by=[item.brought_by for item in editions if item.brought_by])
    successors = related.successors if act.repealed_on else ()
    # What stands at the top of the page is not repeated below.
    groups = [
        group for group in related.groups if not (successors and group.label == BACK[RelationKind.REPLACES])
    ]
    cited = cited_page(act, request.GET.get("str", ""))
    changes = [group.acts for group in related.groups if group.label == FORTH[RelationKind.AMENDS]]
    return {
        "act": act,
        "state": state_line(act, spans, today=today),
        "successors": successors,
        "asked": asked,
        "editions": lines[:OPEN],
        "earlier_editions": lines[OPEN:],
        "earlier_chosen": any(line.is_chosen for line in lines[OPEN:]),
        "files": [
            file_line(item.document, title=item.title, role_label=str(item.get_role_display()))
            for item in act.files.all()
        ],
        "groups": groups,
        "cited": cited_lines(cited),
        "cited_page": cited,
        "cite": how_to_cite(act, spans, today=today),
        "section_page": section_page(),
        # A page as of a day says what another address says better.
        "noindex": bool(asked.typed or request.GET.get("str")),
        "json_ld": act_json_ld(
            act,
            state=state_on(act, today),
            current=span_on(spans, today),
            changes=changes[0] if changes else (),
            absolute=request.build_absolute_uri,
        ),
    }


def section_page() -> Any:
    """The page of «Законодательство», or None on a portal without it."""
    return LegislationIndexPage.objects.live().first()
