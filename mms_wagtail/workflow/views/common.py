"""What the pages of submissions share."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from mms_wagtail.workflow.domain.steps import review_of
from mms_wagtail.workflow.errors import WorkflowError
from mms_wagtail.workflow.models import Submission


def my_submission(request: HttpRequest, uuid: Any) -> Submission:
    """The submission, when the reader offered it; for all others it does not exist."""
    submission = get_object_or_404(
        Submission.objects.select_related("organization", "submitter", "page"),
        uuid=uuid,
        submitter=request.user,
    )
    review_of(submission)
    return submission


def explained(request: HttpRequest, error: WorkflowError, *, to: str, args: list[Any]) -> HttpResponse:
    """Show why a step was not done, at the page where the reader sees how things stand."""
    messages.error(request, str(error))
    return redirect(to, *args)


def place_of(steps: Any, slug: str) -> int:
    """The number of a step, from 0, or :class:`Http404`."""
    for place, step in enumerate(steps):
        if step.slug == slug:
            return place
    raise Http404
