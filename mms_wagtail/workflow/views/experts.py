"""The expert's pages: works that wait, the pool, and the review."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mms_wagtail.accounts.api import cabinet_required
from mms_wagtail.attachments.api import serve, serve_preview
from mms_wagtail.workflow.domain.assigning import claim, refuse
from mms_wagtail.workflow.domain.people import is_expert
from mms_wagtail.workflow.domain.pool import works_for
from mms_wagtail.workflow.domain.reading import shown_to_expert
from mms_wagtail.workflow.domain.reviewing import record_review, save_review
from mms_wagtail.workflow.domain.steps import review_of
from mms_wagtail.workflow.errors import IncompleteError, StaleDraftError, WorkflowError
from mms_wagtail.workflow.forms import RefuseForm
from mms_wagtail.workflow.models import Assignment, Submission
from mms_wagtail.workflow.views.common import explained
from mms_wagtail.workflow.views.files import file_in
from mms_wagtail.workflow.views.review_page import OTHER_WINDOW, review_page

REVIEWS, REVIEW = "mms_workflow:reviews", "mms_workflow:review"
DONE_SHOWN = 50
LIVE = (Assignment.State.OPEN, Assignment.State.DONE)


def my_assignment(request: HttpRequest, uuid: Any, *, over: bool = False) -> Assignment:
    """The assignment, when the reader has it or had it to the end; for all others it does not exist.

    ``over`` also finds those that were refused, replaced or closed, for what the expert has typed is the
    expert's own; the work itself is not shown then.
    """
    found = Assignment.objects.select_related("submission__page", "round").filter(reviewer=request.user.pk)
    assignment: Assignment = get_object_or_404(found if over else found.filter(state__in=LIVE), uuid=uuid)
    # Nothing can be read of a section that was taken out of the project.
    review_of(assignment.submission)
    return assignment


@require_safe
@cabinet_required
def reviews(request: HttpRequest) -> HttpResponse:
    """What waits for the expert, what may be taken, and what was given. A fixed number of queries."""
    mine = Assignment.objects.filter(reviewer=request.user.pk).select_related("submission", "review", "round")
    if not is_expert(request.user) and not mine.exists():
        raise Http404
    context = {
        "open": list(mine.filter(state=Assignment.State.OPEN).order_by("due_on", "pk")),
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
    assignment = my_assignment(request, uuid, over=True)
    writing = assignment.state == Assignment.State.OPEN
    if not writing or assignment.submission.state != Submission.State.REVIEWING:
        typed = request.POST if request.method == "POST" else None
        return review_page(request, assignment, finished=True, typed=typed, status=409 if typed else 200)
    if request.method != "POST":
        return review_page(request, assignment)
    try:
        save_review(assignment, typed=request.POST.dict(), by=request.user, version=_version(request))
        if "send" in request.POST:
            record_review(assignment, typed={}, by=request.user)
            messages.success(request, _("Спасибо! Заключение отправлено."))
            return redirect(REVIEW, assignment.uuid)
    except IncompleteError as error:
        return review_page(request, assignment, lacking=error.missing, status=422)
    except StaleDraftError:
        return review_page(request, assignment, typed=request.POST, conflict=True, status=409)
    except WorkflowError as error:
        # The work went elsewhere in this very moment; what was typed stays on the page.
        messages.error(request, str(error))
        assignment = my_assignment(request, uuid, over=True)
        return review_page(request, assignment, finished=True, typed=request.POST, status=409)
    messages.success(request, _("Черновик заключения сохранён."))
    return redirect(REVIEW, assignment.uuid)


def _version(request: HttpRequest) -> int | None:
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else None


@require_POST
@cabinet_required
def autosave(request: HttpRequest, uuid: Any) -> JsonResponse:
    """Keep what was typed so far."""
    assignment = my_assignment(request, uuid, over=True)
    try:
        kept = save_review(assignment, typed=request.POST.dict(), by=request.user, version=_version(request))
    except StaleDraftError:
        return JsonResponse({"message": str(OTHER_WINDOW)}, status=409)
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
