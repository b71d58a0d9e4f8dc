"""Files of one's own submission."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from mms_wagtail.accounts.api import cabinet_required
from mms_wagtail.attachments.api import Attachment, attachments_of, serve, serve_preview, upload_response
from mms_wagtail.workflow.domain.drafting import editable
from mms_wagtail.workflow.errors import WorkflowError
from mms_wagtail.workflow.models import Submission
from mms_wagtail.workflow.views.common import my_submission


def address_of(submission: Submission) -> Callable[[Attachment], str]:
    """Gives the address of a file for its author."""
    return lambda item: reverse("mms_workflow:file", args=[submission.uuid, item.pk])


def preview_address_of(submission: Submission) -> Callable[[Attachment], str]:
    return lambda item: reverse("mms_workflow:file-preview", args=[submission.uuid, item.pk])


def upload_address(submission: Submission) -> str:
    return reverse("mms_workflow:upload", args=[submission.uuid])


def file_in(folder: Any, pk: int) -> Attachment:
    """A file of ``folder``, or :class:`Http404`."""
    for item in attachments_of(folder):
        if item.pk == pk:
            return item
    raise Http404


@require_POST
@cabinet_required
def upload(request: HttpRequest, uuid: Any) -> HttpResponse:
    """What ``attachments.js`` asks."""
    submission = my_submission(request, uuid)
    try:
        with transaction.atomic():
            editable(submission, by=request.user)
    except WorkflowError as error:
        return JsonResponse({"errors": [str(error)]}, status=409)
    return upload_response(
        request,
        folder=submission.folder,
        by=request.user,
        url_of=address_of(submission),
        preview_url_of=preview_address_of(submission),
    )


@require_safe
@cabinet_required
def download(request: HttpRequest, uuid: Any, pk: int) -> HttpResponseBase:
    return serve(file_in(my_submission(request, uuid).folder, pk))


@require_safe
@cabinet_required
def preview(request: HttpRequest, uuid: Any, pk: int) -> HttpResponseBase:
    return serve_preview(file_in(my_submission(request, uuid).folder, pk))
