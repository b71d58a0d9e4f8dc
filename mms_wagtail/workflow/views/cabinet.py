"""The author's pages: the list, the timeline, the check before sending, the draft as the page it will be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mms_wagtail import registry
from mms_wagtail.accounts.api import cabinet_required
from mms_wagtail.contracts import Lookalike
from mms_wagtail.workflow.domain.completeness import CONSENT, filled_steps, missing
from mms_wagtail.workflow.domain.drafting import delete_draft
from mms_wagtail.workflow.domain.next_steps import milestones, next_step
from mms_wagtail.workflow.domain.publishing import withdraw
from mms_wagtail.workflow.domain.steps import resume_step, review_of
from mms_wagtail.workflow.domain.submitting import reopen, submit, take_back
from mms_wagtail.workflow.domain.timeline import seen_by_author
from mms_wagtail.workflow.errors import IncompleteError, NoReasonError, WorkflowError
from mms_wagtail.workflow.models import CoAuthor, Submission
from mms_wagtail.workflow.views.common import explained, my_submission
from mms_wagtail.workflow.views.files import address_of

PER_PAGE = 20
SUBMISSION = "mms_workflow:submission"
MAX_REASON = 3_000
BUTTONS = {"take-back": take_back, "reopen": reopen}


@never_cache
@require_safe
@cabinet_required
def submissions(request: HttpRequest) -> HttpResponse:
    """One's own submissions, the latest first; a fixed number of queries."""
    user: Any = request.user
    mine = Submission.objects.filter(submitter=user).select_related("page")
    page = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    offers = [plugin for plugin in registry.plugins().values() if plugin.review is not None]
    context = {"submissions": page, "offers": offers, "page_title": _("Мои заявки"), "noindex": True}
    return render(request, "mms_wagtail/workflow/submissions.html", context)


@never_cache
@require_safe
@cabinet_required
def submission(request: HttpRequest, uuid: Any) -> HttpResponse:
    """The timeline: what happened, what comes next and by when."""
    return _timeline(request, my_submission(request, uuid))


def _timeline(
    request: HttpRequest, found: Submission, *, reason_error: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "submission": found,
        "review": review_of(found),
        "events": seen_by_author(found),
        "next": next_step(found),
        "milestones": milestones(found),
        "resume": resume_step(found),
        "coauthors": list(found.coauthors.select_related("organization")),
        "reason_error": reason_error,
        "page_title": str(found),
        "noindex": True,
    }
    return render(request, "mms_wagtail/workflow/submission.html", context, status=status)


def lookalikes(found: Submission) -> Sequence[Lookalike]:
    """What is much like the work, as its section finds it."""
    path = review_of(found).lookalikes
    return import_string(path)(found) if path else ()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@cabinet_required
def check(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Everything at once: what is missing, what is alike, and the button that sends."""
    found = my_submission(request, uuid)
    if not found.is_open:
        return redirect(SUBMISSION, found.uuid)
    lacking = missing(found)
    status = 200
    if request.method == "POST":
        try:
            submit(found, by=request.user)
        except IncompleteError as error:
            lacking, status = error.missing, 422
        except WorkflowError as error:
            return explained(request, error, to=SUBMISSION, args=[found.uuid])
        else:
            messages.success(request, _("Заявка отправлена. О каждом шаге мы напишем вам."))
            return redirect(SUBMISSION, found.uuid)
    context = {
        "submission": found,
        "review": review_of(found),
        "missing": lacking,
        "lookalikes": lookalikes(found) if not lacking else (),
        "silent": found.coauthors.exclude(answer=CoAuthor.Answer.YES),
        "consent_step": CONSENT,
        "filled": filled_steps(found),
        "refused": status != 200,
        "page_title": _("Проверка и отправка"),
        "noindex": True,
    }
    return render(request, "mms_wagtail/workflow/check.html", context, status=status)


@never_cache
@require_safe
@cabinet_required
def preview(request: HttpRequest, uuid: Any) -> HttpResponse:
    """The draft as the page it will be."""
    found = my_submission(request, uuid)
    page = import_string(review_of(found).build)(found, None)
    # Files of a draft have no public address; the section's page takes this one when it is there.
    page.file_address = address_of(found)
    context = {**page.get_context(request), "is_preview": True, "noindex": True, "preview_of": found}
    return render(request, page.get_template(request), context)


DONE = {
    "take-back": _l("Заявка снова у вас. Исправьте её и отправьте, когда будете готовы."),
    "reopen": _l("Готовьте новую редакцию. Пока её не примут, на портале остаётся прежняя."),
    "withdraw": _l("Работа снята с публикации."),
}


@require_POST
@cabinet_required
def act(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Buttons of the timeline: take back, begin a new edition, withdraw, delete a draft."""
    found = my_submission(request, uuid)
    asked = request.POST.get("act", "")
    try:
        if asked == "delete":
            delete_draft(found, by=request.user)
            messages.success(request, _("Черновик удалён."))
            return redirect("mms_workflow:submissions")
        if asked == "withdraw":
            withdraw(found, by=request.user, reason=request.POST.get("reason", "")[:MAX_REASON])
        elif asked in BUTTONS:
            BUTTONS[asked](found, by=request.user)
    except NoReasonError as error:
        return _timeline(request, found, reason_error=str(error), status=422)
    except WorkflowError as error:
        return explained(request, error, to=SUBMISSION, args=[found.uuid])
    if asked in DONE:
        messages.success(request, DONE[asked])
    return redirect(SUBMISSION, found.uuid)
