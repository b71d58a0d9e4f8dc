"""Files of a submission for the staff."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from mms_wagtail.attachments.api import Attachment, serve
from mms_wagtail.workflow.domain.people import is_staff
from mms_wagtail.workflow.models import Submission
from mms_wagtail.workflow.views.files import file_in

NAME = "mms_submission_file"


def address_of(submission: Submission) -> Callable[[Attachment], str]:
    return lambda item: reverse(NAME, args=[submission.pk, item.pk])


def serve_file(request: HttpRequest, submission_id: int, pk: int) -> HttpResponseBase:
    """A file of a submission that was sent; drafts are their authors' own."""
    if not is_staff(request.user):
        raise Http404
    submission = get_object_or_404(Submission, pk=submission_id, submitted_at__isnull=False)
    return serve(file_in(submission.folder, pk))
