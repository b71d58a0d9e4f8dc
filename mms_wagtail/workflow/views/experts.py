"""The expert's pages: works that wait, the pool, and the review."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mms_wagtail.accounts.api import cabinet_required
from mms_wagtail.attachments.api import file_rows, serve, serve_preview
from mms_wagtail.workflow.domain.assigning import claim, refuse
from mms_wagtail.workflow.domain.people import is_expert
from mms_wagtail.workflow.domain.pool import works_for
from mms_wagtail.workflow.domain.reading import shown_to_expert
from mms_wagtail.workflow.domain.reviewing import record_review, save_review
from mms_wagtail.workflow.domain.steps import review_of
from mms_wagtail.workflow.errors import IncompleteError, StaleDraftError, WorkflowError
from mms_wagtail.workflow.forms import RECOMMENDATIONS, RefuseForm
from mms_wagtail.workflow.models import Assignment, ExpertReview, Submission
from mms_wagtail.workflow.views.common import explained
from mms_wagtail.workflow.views.files import file_in

REVIEWS, REVIEW = "mms_workflow:reviews", "mms_workflow:review"
DONE_SHOWN = 50


def my_assignment(request: HttpRequest, uuid: Any) -> Assignment:
    """The assignment, when the reader has it or had it to the end; for all others it does not exist."""
    live = (Assignment.State.OPEN, Assignment.State.DONE)
    assignment: Assignment = get_object_or_404(
        Assignment.objects.select_related("submission__page", "round"),
        uuid=uuid,
        reviewer=request.user,
        state__in=live,
    )
    # Nothing can be read of a section that was taken out of the project.
    review_of(assignment.submission)
    return assignment


@require_safe
@cabinet_required
def reviews(request: HttpRequest) -> HttpResponse:
    """What waits for the expert, what may be taken, and what was given. A fixed number of queries."""
    mine = Assignment.objects.filter(reviewer=request.user).select_related("submission", "review", "round")
    if not is_expert(request.user) and not mine.exists():
        raise Http404
    context = {
        "open": list(mine.filter(state=Assignment.State.OPEN)),
        "done": list(mine.filter(state=Assignment.State.DONE).order_by("-ended_at")[:DONE_SHOWN]),
        "pool": works_for(request.user) if is_expert(request.user) else [],
        "page_title": _("Экспертиза"),
        "noindex": True,
    }
    return render(request, "mms_wagtail/workflow/reviews.html", context)


@require_POST
@cabinet_required
def take(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Take a work from the pool."""
    submission = get_object_or_404(Submission, uuid=uuid)
    if not is_expert(request.user):
        raise Http404
    try:
        assignment = claim(submission, reviewer=request.user)
    except WorkflowError as error:
        return explained(request, error, to=REVIEWS, args=[])
    return redirect(REVIEW, assignment.uuid)


@require_http_methods(["GET", "HEAD", "POST"])
@cabinet_required
def review(request: HttpRequest, uuid: Any) -> HttpResponse:
    """The work and its form. A POST keeps what was typed; «Отправить заключение» also gives the review."""
    assignment = my_assignment(request, uuid)
    if assignment.state == Assignment.State.DONE or assignment.submission.state != Submission.State.REVIEWING:
        return _page(request, assignment, finished=True)
    if request.method != "POST":
        return _page(request, assignment)
    try:
        save_review(assignment, typed=request.POST.dict(), by=request.user, version=_version(request))
        if "send" in request.POST:
            record_review(assignment, typed={}, by=request.user)
            messages.success(request, _("Спасибо! Заключение отправлено."))
            return redirect(REVIEWS)
    except IncompleteError as error:
        return _page(request, assignment, lacking=error.missing, status=422)
    except StaleDraftError as error:
        return _page(request, assignment, message=str(error), typed=request.POST, status=409)
    except WorkflowError as error:
        return explained(request, error, to=REVIEWS, args=[])
    messages.success(request, _("Черновик заключения сохранён."))
    return redirect(REVIEW, assignment.uuid)


def _version(request: HttpRequest) -> int | None:
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else None


@require_POST
@cabinet_required
def autosave(request: HttpRequest, uuid: Any) -> JsonResponse:
    """Keep what was typed so far."""
    assignment = my_assignment(request, uuid)
    try:
        kept = save_review(assignment, typed=request.POST.dict(), by=request.user, version=_version(request))
    except WorkflowError as error:
        return JsonResponse({"message": str(error)}, status=409)
    at = timezone.localtime(kept.updated_at)
    return JsonResponse({"version": kept.version, "message": _("Сохранено в %s") % f"{at:%H:%M}"})


@require_http_methods(["GET", "HEAD", "POST"])
@cabinet_required
def give_back(request: HttpRequest, uuid: Any) -> HttpResponse:
    """An expert gives a work back, with a reason."""
    assignment = my_assignment(request, uuid)
    form = RefuseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            refuse(assignment, by=request.user, reason=form.cleaned_data["reason"])
        except WorkflowError as error:
            return explained(request, error, to=REVIEWS, args=[])
        messages.success(request, _("Вы отказались от этой работы. Методист подберёт другого эксперта."))
        return redirect(REVIEWS)
    context = {
        "assignment": assignment,
        "form": form,
        "page_title": _("Отказаться от экспертизы"),
        "noindex": True,
    }
    return render(request, "mms_wagtail/workflow/give_back.html", context, status=422 if form.errors else 200)


def _page(
    request: HttpRequest,
    assignment: Assignment,
    *,
    finished: bool = False,
    lacking: Any = (),
    message: str = "",
    typed: Any = None,
    status: int = 200,
) -> HttpResponse:
    scheme = assignment.round.scheme
    kept = ExpertReview.objects.filter(assignment=assignment).first() or ExpertReview(assignment=assignment)
    errors = {item.field: item.message for item in lacking}
    criteria = [_criterion(item, kept, errors, typed or {}) for item in scheme["criteria"]]
    context: dict[str, Any] = {
        "assignment": assignment,
        "scheme": scheme,
        "criteria": criteria,
        "review": kept,
        "chosen": (typed or {}).get("recommendation", kept.recommendation),
        "recommendations": RECOMMENDATIONS,
        "errors": errors,
        "lacking": lacking,
        "message": message,
        "finished": finished,
        "work": shown_to_expert(assignment),
        "files": file_rows(
            shown_to_expert(assignment).folder,
            url_of=lambda item: reverse("mms_workflow:review-file", args=[assignment.uuid, item.pk]),
            preview_url_of=lambda item: reverse(
                "mms_workflow:review-preview", args=[assignment.uuid, item.pk]
            ),
            anonymous=assignment.round.blind,
        ),
        "page_title": _("Экспертное заключение"),
        "noindex": True,
    }
    return render(request, "mms_wagtail/workflow/review.html", context, status=status)


def _criterion(
    criterion: dict[str, Any], kept: ExpertReview, errors: dict[str, str], typed: Any
) -> dict[str, Any]:
    key, score = criterion["key"], kept.scores.get(criterion["key"], {})
    value = score.get("value")
    chosen = typed.get(f"score-{key}", "" if value is None else str(value))
    anchors = criterion["anchors"]
    options = [
        {
            "value": str(mark),
            "label": anchors[mark] if mark < len(anchors) else "",
            "checked": chosen == str(mark),
        }
        for mark in range(criterion["max"] + 1)
    ]
    return {
        **criterion,
        "options": options,
        "comment": typed.get(f"comment-{key}", score.get("comment", "")),
        "score_error": errors.get(f"score-{key}", ""),
        "comment_error": errors.get(f"comment-{key}", ""),
    }


@require_safe
@cabinet_required
def download(request: HttpRequest, uuid: Any, pk: int) -> HttpResponseBase:
    """A file of the work; without names when the review is blind."""
    assignment = my_assignment(request, uuid)
    item = file_in(shown_to_expert(assignment).folder, pk)
    if assignment.round.blind and not item.can_be_anonymous:
        raise Http404
    return serve(item, anonymous=assignment.round.blind)


@require_safe
@cabinet_required
def preview(request: HttpRequest, uuid: Any, pk: int) -> HttpResponseBase:
    assignment = my_assignment(request, uuid)
    return serve_preview(file_in(shown_to_expert(assignment).folder, pk))
