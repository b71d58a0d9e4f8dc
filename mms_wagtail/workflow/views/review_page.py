"""The page where an expert reads a work and writes the review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mms_wagtail.attachments.api import FileRow, file_rows
from mms_wagtail.workflow.domain.reading import ShownWork, shown_to_expert
from mms_wagtail.workflow.forms import RECOMMENDATIONS
from mms_wagtail.workflow.models import Assignment, ExpertReview, Submission

TEMPLATE = "mms_wagtail/workflow/review.html"
OTHER_WINDOW = _(
    "Заключение успели изменить в другом окне или на другом устройстве. Сравните и сохраните снова."
)
TEXTS = (
    ("strengths", _("Сильные стороны"), _("Прочитает автор, без вашего имени."), 3),
    ("advice", _("Что доработать"), _("Прочитает автор, без вашего имени."), 4),
    ("note", _("Только для методической службы"), _("Автор этого не увидит."), 2),
)


def review_page(
    request: HttpRequest,
    assignment: Assignment,
    *,
    finished: bool = False,
    lacking: Iterable[Any] = (),
    typed: Mapping[str, str] | None = None,
    conflict: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The work beside its review.

    Parameters
    ----------
    finished:
        Nothing more can be written: the review was given, or is not needed any more. The work is shown
        only to who gave the review.
    lacking:
        What the review lacks, as ``domain.reviewing.lacking`` says it.
    typed:
        What was sent and could not be saved; it stands in the form instead of the kept draft.
    conflict:
        The draft was changed in another window: what that one saved is shown beside the form.
    """
    kept = ExpertReview.objects.filter(assignment=assignment).first() or ExpertReview(assignment=assignment)
    errors = {item.field: item.message for item in lacking}
    values = kept_values(kept)
    # By items, because unpacking a QueryDict gives lists.
    shown = {**values, **dict((typed or {}).items())}
    is_over = assignment.state not in (Assignment.State.OPEN, Assignment.State.DONE)
    work = None if is_over else shown_to_expert(assignment)
    context: dict[str, Any] = {
        "assignment": assignment,
        "scheme": assignment.round.scheme,
        "criteria": [
            criterion(item, shown, errors, values if conflict else {})
            for item in assignment.round.scheme["criteria"]
        ],
        "texts": [
            {
                "name": name,
                "label": label,
                "help": help_text,
                "rows": rows,
                "value": shown.get(name, ""),
                "error": errors.get(name, ""),
                "elsewhere": _elsewhere(name, shown, values if conflict else {}),
            }
            for name, label, help_text, rows in TEXTS
        ],
        "review": kept,
        "chosen": shown.get("recommendation", ""),
        "chosen_label": dict(RECOMMENDATIONS).get(shown.get("recommendation", ""), ""),
        "recommendations": RECOMMENDATIONS,
        "errors": errors,
        "lacking": lacking,
        "message": OTHER_WINDOW if conflict else "",
        "finished": finished,
        "unsaved": bool(finished and typed),
        "given": assignment.state == Assignment.State.DONE,
        "waits": assignment.submission.state == Submission.State.REVIEWING,
        "work": work,
        "files": files_of(assignment, work) if work else (),
        "page_title": _("Экспертное заключение"),
        "noindex": True,
    }
    return render(request, TEMPLATE, context, status=status)


def kept_values(review: ExpertReview) -> dict[str, str]:
    """A review under the names of the form's fields."""
    values = {name: getattr(review, name) for name in ("strengths", "advice", "note", "recommendation")}
    for key, score in review.scores.items():
        value = score.get("value")
        values[f"score-{key}"] = "" if value is None else str(value)
        values[f"comment-{key}"] = score.get("comment", "")
    return values


def _elsewhere(name: str, shown: Mapping[str, str], saved: Mapping[str, str]) -> str:
    """What another window saved under ``name``, where it differs from what stands in the form."""
    other = saved.get(name, "")
    return other if other and other != shown.get(name, "") else ""


def criterion(
    item: Mapping[str, Any], shown: Mapping[str, str], errors: Mapping[str, str], saved: Mapping[str, str]
) -> dict[str, Any]:
    """A criterion for the template, with its marks and what they mean."""
    key, anchors = item["key"], item["anchors"]
    chosen = shown.get(f"score-{key}", "")
    options = [
        {
            "value": str(mark),
            "label": anchors[mark] if mark < len(anchors) else "",
            "checked": chosen == str(mark),
        }
        for mark in range(item["max"] + 1)
    ]
    return {
        **item,
        "options": options,
        "score": chosen,
        "meaning": next((option["label"] for option in options if option["checked"]), ""),
        "comment": shown.get(f"comment-{key}", ""),
        "score_error": errors.get(f"score-{key}", ""),
        "comment_error": errors.get(f"comment-{key}", ""),
        "score_elsewhere": _elsewhere(f"score-{key}", shown, saved),
        "comment_elsewhere": _elsewhere(f"comment-{key}", shown, saved),
    }


def files_of(assignment: Assignment, work: ShownWork) -> tuple[FileRow, ...]:
    """Files of the work, without their names in a blind review."""
    return file_rows(
        work.folder,
        url_of=lambda item: reverse("mms_workflow:review-file", args=[assignment.uuid, item.pk]),
        preview_url_of=lambda item: reverse("mms_workflow:review-preview", args=[assignment.uuid, item.pk]),
        anonymous=assignment.round.blind,
    )
