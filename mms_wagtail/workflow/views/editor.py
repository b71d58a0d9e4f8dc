"""The form in steps: what is typed is kept, whatever happens."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from mms_wagtail import registry
from mms_wagtail.accounts.api import cabinet_required, display_name, may_publish, profile_of
from mms_wagtail.attachments.api import change_files, files_widget
from mms_wagtail.contracts import SubmissionStep
from mms_wagtail.workflow.domain.completeness import filled_steps
from mms_wagtail.workflow.domain.drafting import remember_step, save_draft, start_submission
from mms_wagtail.workflow.domain.steps import form_of, read_typed, review_of, step_of
from mms_wagtail.workflow.errors import StaleDraftError, WorkflowError
from mms_wagtail.workflow.models import Submission
from mms_wagtail.workflow.views.coauthors import change_coauthors, coauthors_context
from mms_wagtail.workflow.views.common import explained, my_submission, place_of
from mms_wagtail.workflow.views.conflicts import differences
from mms_wagtail.workflow.views.expired import shows_expired_again
from mms_wagtail.workflow.views.files import address_of, preview_address_of, upload_address
from mms_wagtail.workflow.views.unsaved import keeps_unsaved, take_unsaved

STEP = "mms_workflow:step"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@cabinet_required
def start(request: HttpRequest, plugin: str) -> HttpResponse:
    """What happens to a work that is offered, and the button that begins one."""
    declared = registry.plugins().get(plugin)
    if declared is None or declared.review is None:
        return render(request, "mms_wagtail/404.html", {"noindex": True}, status=404)
    if request.method == "POST":
        try:
            submission = start_submission(declared, submitter=request.user)
        except WorkflowError as error:
            return explained(request, error, to="mms_workflow:submissions", args=[])
        return redirect(STEP, submission.uuid, declared.review.steps[0].slug)
    user: Any = request.user
    mine = Submission.objects.filter(submitter=user, plugin=plugin, state=Submission.State.DRAFT)
    context = {
        "plugin": declared,
        "review": declared.review,
        "drafts": mine[:3],
        "may_publish": may_publish(request.user),
        "page_title": declared.review.offer,
        "noindex": True,
    }
    return render(request, "mms_wagtail/workflow/start.html", context)


@shows_expired_again
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_unsaved(cabinet_required)
def step(request: Any, uuid: Any, slug: str) -> HttpResponse:
    """One step. A POST keeps what was typed and leads on; ``?proverka`` shows what is missing here."""
    submission = my_submission(request, uuid)
    current = step_of(submission, slug)
    if request.method == "POST":
        act = _expired if request.form_expired else _kept
        return act(request, submission, current)
    if (unsaved := take_unsaved(request, submission, slug)) is not None:
        return _restored(request, submission, current, *unsaved)
    if not submission.is_open:
        messages.info(request, _("Эта заявка на рассмотрении, поэтому её нельзя менять."))
        return redirect("mms_workflow:submission", submission.uuid)
    remember_step(submission, step=slug)
    form = form_of(submission, current, bound="proverka" in request.GET)
    return _shown(request, submission, current, form=form)


def _version(version: str) -> int:
    return int(version) if version.isdecimal() and len(version) < 10 else 0


def _kept(request: HttpRequest, submission: Submission, current: SubmissionStep) -> HttpResponse:
    """Keep what was posted: fields first, so that a refused file loses no word."""
    typed = read_typed(submission, current, request.POST)
    version = _version(request.POST.get("version", ""))
    errors: tuple[str, ...] = ()
    acted = False
    try:
        submission = save_draft(submission, changes=typed, version=version, by=request.user)
        if current.part == "files":
            outcome = change_files(request, folder=submission.folder, by=request.user)
            errors, acted = outcome.errors, outcome.acted
        elif current.part == "coauthors":
            answer = change_coauthors(request, submission)
            if answer is not None:
                form = form_of(submission, current, bound=False)
                return _shown(request, submission, current, form=form, **answer)
            acted = "coauthor-add" in request.POST or "coauthor-remove" in request.POST
    except StaleDraftError as error:
        return _conflict(request, error, current, typed)
    except WorkflowError as error:
        return _closed(request, submission, current, typed, error)
    remember_step(submission, step=current.slug)
    if errors:
        form = form_of(submission, current, bound=False)
        return _shown(request, submission, current, form=form, file_errors=errors, status=422)
    if acted:
        return redirect(STEP, submission.uuid, current.slug)
    return _led_on(request, submission, current)


def _led_on(request: HttpRequest, submission: Submission, current: SubmissionStep) -> HttpResponse:
    """Where the button leads."""
    steps = review_of(submission).steps
    place = place_of(steps, current.slug)
    if "save" in request.POST:
        messages.success(request, _("Черновик сохранён. К нему можно вернуться с любого устройства."))
        return redirect(STEP, submission.uuid, current.slug)
    if "back" in request.POST and place:
        return redirect(STEP, submission.uuid, steps[place - 1].slug)
    if place + 1 < len(steps):
        return redirect(STEP, submission.uuid, steps[place + 1].slug)
    return redirect("mms_workflow:check", submission.uuid)


def _restored(
    request: HttpRequest, submission: Submission, current: SubmissionStep, typed: dict[str, Any], version: str
) -> HttpResponse:
    """Save what was posted before the person had to log in again."""
    try:
        save_draft(submission, changes=typed, version=_version(version), by=request.user)
    except StaleDraftError as error:
        return _conflict(request, error, current, typed)
    except WorkflowError as error:
        return _closed(request, submission, current, typed, error)
    messages.success(
        request, _("Пока вы писали, время входа истекло. Ничего не пропало: набранное сохранено.")
    )
    return redirect(STEP, submission.uuid, current.slug)


def _conflict(
    request: HttpRequest, error: StaleDraftError, current: SubmissionStep, typed: dict[str, Any]
) -> HttpResponse:
    """Both texts, side by side: the one that is saved, and the one that was typed here."""
    saved: Submission = error.current
    form = form_of(saved, current, bound=False)
    differ = differences(saved, current, typed)
    # What was typed stands in the fields; saving them again, with the version of now, keeps it.
    saved.data = {**saved.data, **typed}
    if form is not None:
        form.initial = saved.data
    return _shown(request, saved, current, form=form, conflict=differ, message=str(error), status=409)


def _expired(request: HttpRequest, submission: Submission, current: SubmissionStep) -> HttpResponse:
    """What was typed, to be sent again with a token that holds; with the version of then, so that it
    meets what was saved since.
    """
    submission.data = {**submission.data, **read_typed(submission, current, request.POST)}
    submission.version = _version(request.POST.get("version", ""))
    form = form_of(submission, current, bound=False)
    message = _("Вы вошли заново, поэтому форма устарела. Набранное цело: нажмите кнопку ещё раз.")
    return _shown(request, submission, current, form=form, message=message, status=403)


def _closed(
    request: HttpRequest,
    submission: Submission,
    current: SubmissionStep,
    typed: dict[str, Any],
    error: WorkflowError,
) -> HttpResponse:
    """The draft can no longer be changed: say why, and show what was typed so that it can be copied."""
    context = {
        "submission": submission,
        "message": str(error),
        "lost": [item for item in differences(submission, current, typed) if item.typed],
        "page_title": _("Эту заявку уже нельзя изменить"),
        "noindex": True,
    }
    return render(request, "mms_wagtail/workflow/closed.html", context, status=409)


def _shown(
    request: HttpRequest,
    submission: Submission,
    current: SubmissionStep,
    *,
    form: Any,
    status: int = 200,
    file_errors: tuple[str, ...] = (),
    **more: Any,
) -> HttpResponse:
    steps = review_of(submission).steps
    place = place_of(steps, current.slug)
    context: dict[str, Any] = {
        "submission": submission,
        "review": review_of(submission),
        "steps": steps,
        "filled": filled_steps(submission),
        "step": current,
        "number": place + 1,
        "is_first": place == 0,
        "is_last": place + 1 == len(steps),
        "form": form,
        "page_title": current.title,
        "noindex": True,
        **more,
    }
    if current.part == "files":
        context["widget"] = files_widget(
            submission.folder,
            url_of=address_of(submission),
            preview_url_of=preview_address_of(submission),
            upload_url=upload_address(submission),
            errors=file_errors,
        )
    elif current.part == "coauthors":
        first = {"name": display_name(request.user), "profile": profile_of(request.user)}
        context = {**coauthors_context(submission), "first_author": first, **context}
    return render(request, "mms_wagtail/workflow/step.html", context, status=status)


@never_cache
@require_POST
@cabinet_required
def autosave(request: HttpRequest, uuid: Any, slug: str) -> JsonResponse:
    """Keep what was typed so far; answers with the new version, or with 409 and why."""
    submission = my_submission(request, uuid)
    current = step_of(submission, slug)
    typed = read_typed(submission, current, request.POST)
    version = _version(request.POST.get("version", ""))
    try:
        kept = save_draft(submission, changes=typed, version=version, by=request.user)
    except StaleDraftError as error:
        return JsonResponse({"message": str(error), "conflict": True}, status=409)
    except WorkflowError as error:
        return JsonResponse({"message": str(error), "conflict": False}, status=409)
    if current.part == "files":
        change_files(request, folder=kept.folder, by=request.user)
    remember_step(kept, step=slug)
    message = _("Сохранено в %s") % f"{timezone.localtime():%H:%M}"
    return JsonResponse({"version": kept.version, "message": message})
