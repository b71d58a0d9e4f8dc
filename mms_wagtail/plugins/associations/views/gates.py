"""Finds what a leader edits, and refuses whoever may not."""

from __future__ import annotations

from typing import Any

import swapper
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from mms_wagtail.plugins.associations.domain.holders import holds_meetings
from mms_wagtail.plugins.associations.domain.permissions import may_edit
from mms_wagtail.plugins.associations.models import Meeting, PlanItem


def editable_holder(user: Any, page_id: int) -> Any:
    """A page that holds meetings.

    Raises
    ------
    Http404
        For a page that holds none, or that there is not.
    PermissionDenied
        For those who may not keep its plan and meetings: others, and leaders who have left.
    """
    base: Any = swapper.load_model("wagtailcore", "Page")
    page = get_object_or_404(base, pk=page_id).specific
    if not holds_meetings(type(page)):
        raise Http404
    if not may_edit(user, page):
        raise PermissionDenied
    return page


def editable_meeting(user: Any, meeting_id: int) -> Meeting:
    """A meeting of a page that the user keeps; raises as :func:`editable_holder`."""
    meeting: Meeting = get_object_or_404(Meeting.objects.select_related("holder", "minutes"), pk=meeting_id)
    if not may_edit(user, meeting.holder):
        raise PermissionDenied
    return meeting


def editable_plan_item(user: Any, item_id: int) -> PlanItem:
    """An item of a plan that the user keeps; raises as :func:`editable_holder`."""
    item: PlanItem = get_object_or_404(PlanItem.objects.select_related("association"), pk=item_id)
    if not may_edit(user, item.association):
        raise PermissionDenied
    return item
