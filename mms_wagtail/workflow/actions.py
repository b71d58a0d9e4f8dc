"""Actions of our tasks in Wagtail's page editor: the same verbs as everywhere else."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from mms_wagtail.workflow.domain.checking import accept, decline, return_for_revision
from mms_wagtail.workflow.domain.deciding import decide
from mms_wagtail.workflow.domain.people import acts_in, is_author
from mms_wagtail.workflow.domain.states import submission_of
from mms_wagtail.workflow.errors import WorkflowError
from mms_wagtail.workflow.forms import DecisionForm, DeclineForm, ReturnForm
from mms_wagtail.workflow.models.tasks import DecisionTask, ExpertReviewTask, FormalCheckTask

RETURN, DECLINE, APPROVE = "reject", "decline", "approve"
Action = tuple[str, Any, bool]


def actions_of(task: Any, page: Any, user: Any, wagtails: list[Action]) -> list[Action]:
    """What ``user`` may do with ``page`` in ``task``; Wagtail's own actions for a page nobody submitted."""
    if submission_of(page.pk) is None:
        return wagtails
    submission = submission_of(page.pk)
    if submission is None or not acts_in(user, task) or is_author(user, submission):
        return []
    go_on = _("Принять") if isinstance(task, FormalCheckTask) else _("Опубликовать")
    return [
        (RETURN, _("Вернуть на доработку"), True),
        (DECLINE, _("Отклонить"), True),
        (APPROVE, go_on, isinstance(task, DecisionTask)),
    ]


def form_for(task: Any, action: str) -> Any:
    """The form of an action, or None for Wagtail's own."""
    if isinstance(task, ExpertReviewTask):
        return None
    forms = {RETURN: ReturnForm, DECLINE: DeclineForm}
    if action == APPROVE and isinstance(task, DecisionTask):
        return DecisionForm
    return forms.get(action)


def act(task: Any, task_state: Any, user: Any, action: str, **values: Any) -> bool:
    """Do ``action`` by the verb that owns it; False for a page nobody submitted.

    Raises
    ------
    PermissionDenied
        When the verb refuses: Wagtail shows that to the editor.
    """
    submission = submission_of(task_state.workflow_state.object_id)
    if submission is None:
        return False
    values.pop("comment", None)
    try:
        if action == RETURN:
            return_for_revision(submission, by=user, **values)
        elif action == DECLINE:
            decline(submission, by=user, **values)
        elif action == APPROVE and isinstance(task, DecisionTask):
            decide(submission, by=user, **values)
        elif action == APPROVE:
            accept(submission, by=user)
        else:
            return False
    except WorkflowError as error:
        raise PermissionDenied(str(error)) from error
    return True
