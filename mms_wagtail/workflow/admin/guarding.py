"""Works in review are published by decisions, not by the buttons of Wagtail's admin."""

from __future__ import annotations

from typing import Any

import swapper
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mms_wagtail.workflow.models import Submission

# A published work is mended like any other page.
FREE = (Submission.State.PUBLISHED, Submission.State.WITHDRAWN)


def in_review(page_ids: Any) -> Submission | None:
    """A submission among pages that nobody may publish now, or None."""
    return Submission.objects.filter(page_id__in=page_ids).exclude(state__in=FREE).first()


def stop_publishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Hook of the page's editor. What was typed is kept as a draft; the answer says why it is not public."""
    found = in_review([page.pk])
    return _explained(request, found) if found else None


def stop_bulk_publishing(
    request: HttpRequest, action: str, objects: Any, view: Any = None
) -> HttpResponse | None:
    """Hook of bulk actions: publishing may also reach drafts below the chosen pages."""
    base = swapper.load_model("wagtailcore", "Page")
    pages = [item for item in objects if isinstance(item, base)] if action == "publish" else []
    ids = [page.pk for page in pages]
    if "include_descendants" in request.POST:
        for page in pages:
            ids += base.objects.descendant_of(page).not_live().values_list("pk", flat=True)
    found = in_review(ids) if ids else None
    return _explained(request, found) if found else None


def _explained(request: HttpRequest, submission: Submission) -> HttpResponse:
    messages.error(
        request,
        _("«%(title)s» сейчас в состоянии «%(state)s»: такую работу публикует только решение по заявке.")
        % {"title": submission, "state": submission.get_state_display()},
    )
    if submission.submitted_at is None:
        return redirect("wagtailadmin_home")
    return redirect(reverse("mms_submissions:inspect", args=[submission.pk]))
