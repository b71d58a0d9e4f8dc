"""What the rest of Wagtail's admin knows of submissions: the page editor, the userbar, the history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import BaseItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter

from mms_wagtail.workflow.admin.guarding import FREE
from mms_wagtail.workflow.domain.people import is_staff
from mms_wagtail.workflow.domain.states import submission_of
from mms_wagtail.workflow.domain.timeline import LOG_PREFIX
from mms_wagtail.workflow.models import Submission, SubmissionEvent

PAST_THE_WORKFLOW = frozenset(
    {
        "action-publish",
        "action-unpublish",
        "action-submit",
        "action-restart-workflow",
        "action-cancel-workflow",
    }
)


def submission_seen(page: Any, user: Any) -> Submission | None:
    """The submission that ``page`` came from, when ``user`` may see it in the admin."""
    if page is None or page.pk is None or not is_staff(user):
        return None
    found = submission_of(page.pk)
    return found if found is not None and found.submitted_at else None


def address_of(submission: Submission) -> str:
    return reverse("mms_submissions:inspect", args=[submission.pk])


def trim_action_menu(menu_items: list[Any], request: Any, context: Any) -> None:
    """Leave in the editor only what does not go past the review; our tasks add their own actions."""
    page = context.get("page")
    submission = submission_of(page.pk) if page is not None and page.pk else None
    if submission is not None and submission.state not in FREE:
        menu_items[:] = [item for item in menu_items if item.name not in PAST_THE_WORKFLOW]


def header_buttons(page: Any, user: Any, next_url: Any = None, view_name: Any = None) -> Iterator[Button]:
    """A way from the page's editor to its submission."""
    if submission := submission_seen(page, user):
        yield Button(_("Заявка"), url=address_of(submission), icon_name="clipboard-list", priority=15)


class SubmissionItem(BaseItem):
    """«Заявка в админке» in the userbar of a public page."""

    template_name = "mms_wagtail/admin/userbar_submission.html"

    def __init__(self, submission: Submission) -> None:
        super().__init__()
        self.url = address_of(submission)
        self.state = submission.get_state_display()


def add_userbar_item(request: Any, items: list[Any], page: Any) -> None:
    """Put the submission of a page into its userbar."""
    if submission := submission_seen(page, request.user):
        items.append(SubmissionItem(submission))


def register_log_actions(actions: Any) -> None:
    """Words of our steps in the history of a page."""
    for kind in SubmissionEvent.Kind:
        _register(actions, kind)


def _register(actions: Any, kind: Any) -> None:
    @actions.register_action(f"{LOG_PREFIX}{kind}")
    class Formatter(LogFormatter):
        label = kind.label

        def format_message(self, log_entry: Any) -> Any:
            return kind.label

        def format_comment(self, log_entry: Any) -> Any:
            return log_entry.data.get("note", "")
