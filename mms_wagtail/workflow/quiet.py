"""Wagtail's own letters of workflows, kept for pages that nobody submitted.

For submissions :mod:`mms_wagtail.workflow.domain.telling` writes: once, in the queue, with addresses that an
author can open. Wagtail's would be a second letter on the same step.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.dispatch import Signal
from wagtail.admin import mail
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from mms_wagtail.workflow.domain.states import submission_under

# Signal, its sender, Wagtail's name of the receiver, Wagtail's receiver.
LETTERS: tuple[tuple[Signal, Any, str, type[mail.Notifier]], ...] = (
    (
        task_submitted,
        TaskState,
        "group_approval_task_submitted_email_notification",
        mail.GroupApprovalTaskStateSubmissionEmailNotifier,
    ),
    (
        workflow_submitted,
        WorkflowState,
        "workflow_state_submitted_email_notification",
        mail.WorkflowStateSubmissionEmailNotifier,
    ),
    (
        workflow_rejected,
        WorkflowState,
        "workflow_state_rejected_email_notification",
        mail.WorkflowStateRejectionEmailNotifier,
    ),
    (
        workflow_approved,
        WorkflowState,
        "workflow_state_approved_email_notification",
        mail.WorkflowStateApprovalEmailNotifier,
    ),
)


def connect() -> None:
    """Stand in Wagtail's place under its names, whichever app is ready first."""
    for signal, sender, name, notifier in LETTERS:
        signal.disconnect(sender=sender, dispatch_uid=name)
        signal.connect(_unless_submitted(notifier()), sender=sender, dispatch_uid=name, weak=False)


def _unless_submitted(notifier: mail.Notifier) -> Callable[..., None]:
    def tell(instance: Any, **kwargs: Any) -> None:
        state = instance.workflow_state if isinstance(instance, TaskState) else instance
        if submission_under(state) is None:
            notifier(instance=instance, **kwargs)

    return tell
