"""The form in steps: what is typed is kept, whatever happens."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mms_wagtail import registry
from mms_wagtail.accounts.api import cabinet_required
from mms_wagtail.attachments.api import change_files, files_widget
from mms_wagtail.contracts import SubmissionStep
from mms_wagtail.workflow.domain.drafting import save_draft, start_submission
from mms_wagtail.workflow.domain.steps import form_of, read_typed, review_of, step_of
from mms_wagtail.workflow.errors import StaleDraftError, WorkflowError
from mms_wagtail.workflow.models import Submission
from mms_wagtail.workflow.views.coauthors import change_coauthors, coauthors_context
from mms_wagtail.workflow.views.common import explained, my_submission, place_of
from mms_wagtail.workflow.views.files import address_of, preview_address_of, upload_address

SUBMISSION = "mms_workflow:submission"


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
        return redirect("mms_workflow:step", submission.uuid, declared.review.steps[0].slug)
    drafts = Submission.objects.filter(submitter=request.user, plugin=plugin, state=Submission.State.DRAFT)[
        :3
    ]
    context = {
        "plugin": declared,
        "review": declared.review,
        "drafts": drafts,
        "page_title": declared.review.offer,
    }
    return render(request, "mms_wagtail/workflow/start.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@cabinet_required
def step(request: HttpRequest, uuid: Any, slug: str) -> HttpResponse:
    """One step. A POST keeps what was typed and leads on; ``?proverka`` shows what is missing here."""
    submission = my_submission(request, uuid)
    current = step_of(submission, slug)
    if not submission.is_open:
        messages.info(request, _("Эта заявка на рассмотрении, поэтому её нельзя менять."))
        return redirect(SUBMISSION, submission.uuid)
    if request.method != "POST":
        return _shown(request, submission, current, form=_form(request, submission, current))
    return _kept(request, submission, current)


def _form(request: HttpRequest, submission: Submission, current: SubmissionStep) -> Any:
    return form_of(submission, current, bound="proverka" in request.GET)


def _kept(request: HttpRequest, submission: Submission, current: SubmissionStep) -> HttpResponse:
    """Keep what was posted: fields first, so that a refused file loses no word."""
    typed = read_typed(submission, current, request.POST)
    version = request.POST.get("version", "")
    errors: tuple[str, ...] = ()
    try:
        submission = save_draft(
            submission,
            changes=typed,
            version=int(version) if version.isdecimal() and len(version) < 10 else 0,
            by=request.user,
        )
        acted = False
        if current.part == "files":
            outcome = change_files(request, folder=submission.folder, by=request.user)
            errors, acted = outcome.errors, outcome.acted
        elif current.part == "coauthors":
            answer = change_coauthors(request, submission)
            if answer is not None:
                return _shown(
                    request, submission, current, form=form_of(submission, current, bound=False), **answer
                )
            acted = "coauthor-add" in request.POST or "coauthor-remove" in request.POST
    except StaleDraftError as error:
        return _conflict(request, error, current, typed)
    except WorkflowError as error:
        return explained(request, error, to=SUBMISSION, args=[submission.uuid])
    if errors:
        form = form_of(submission, current, bound=False)
        return _shown(request, submission, current, form=form, file_errors=errors, status=422)
    if acted or "save" in request.POST:
        if not acted:
            messages.success(request, _("Черновик сохранён. К нему можно вернуться с любого устройства."))
        return redirect("mms_workflow:step", submission.uuid, current.slug)
    steps = review_of(submission).steps
    place = place_of(steps, current.slug)
    if "back" in request.POST and place:
        return redirect("mms_workflow:step", submission.uuid, steps[place - 1].slug)
    if place + 1 < len(steps):
        return redirect("mms_workflow:step", submission.uuid, steps[place + 1].slug)
    return redirect("mms_workflow:check", submission.uuid)


def _conflict(
    request: HttpRequest, error: StaleDraftError, current: SubmissionStep, typed: dict[str, Any]
) -> HttpResponse:
    """Both texts, side by side: the one that is saved, and the one that was typed here."""
    saved: Submission = error.current
    form = form_of(saved, current, bound=False)
    labels = {name: field.label for name, field in form.fields.items()} if form else {}
    differ = [
        {"name": name, "label": labels.get(name, name), "saved": saved.data.get(name, ""), "typed": value}
        for name, value in typed.items()
        if saved.data.get(name, "") != value
    ]
    if form is not None:
        form.initial = {**saved.data, **typed}
    return _shown(request, saved, current, form=form, conflict=differ, message=str(error), status=409)


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
        "step": current,
        "number": place + 1,
        "is_first": place == 0,
        "is_last": place + 1 == len(steps),
        "form": form,
        "page_title": current.title,
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
        context = {**coauthors_context(submission), **context}
    return render(request, "mms_wagtail/workflow/step.html", context, status=status)


@require_POST
@cabinet_required
def autosave(request: HttpRequest, uuid: Any, slug: str) -> JsonResponse:
    """Keep what was typed so far; answers with the new version, or with 409 and why."""
    submission = my_submission(request, uuid)
    current = step_of(submission, slug)
    version = request.POST.get("version", "")
    try:
        kept = save_draft(
            submission,
            changes=read_typed(submission, current, request.POST),
            version=int(version) if version.isdecimal() and len(version) < 10 else 0,
            by=request.user,
        )
    except WorkflowError as error:
        return JsonResponse({"message": str(error)}, status=409)
    at = timezone.localtime(kept.updated_at)
    return JsonResponse({"version": kept.version, "message": _("Сохранено в %s") % f"{at:%H:%M}"})
