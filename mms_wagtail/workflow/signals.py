"""Keeps the states of submissions in step with Wagtail's workflow, whoever moves it."""

from __future__ import annotations

from typing import Any

import swapper
from django.contrib.auth import get_user_model
from django.db.models.signals import pre_delete
from wagtail.signals import (
    page_published,
    page_unpublished,
    task_submitted,
    workflow_approved,
    workflow_cancelled,
    workflow_rejected,
)

from mms_wagtail.workflow import quiet
from mms_wagtail.workflow.domain import assigning, states


def connect() -> None:
    """Listen to Wagtail. Called once, when the apps are ready."""
    quiet.connect()
    task_submitted.connect(_task_submitted, dispatch_uid="mms_workflow")
    workflow_rejected.connect(_workflow_rejected, dispatch_uid="mms_workflow")
    workflow_cancelled.connect(_workflow_cancelled, dispatch_uid="mms_workflow")
    workflow_approved.connect(_workflow_approved, dispatch_uid="mms_workflow")
    page_published.connect(_page_published, dispatch_uid="mms_workflow")
    page_unpublished.connect(_page_unpublished, dispatch_uid="mms_workflow")
    page = swapper.load_model("wagtailcore", "Page")
    pre_delete.connect(_page_deleted, sender=page, dispatch_uid="mms_workflow")
    pre_delete.connect(_account_deleted, sender=get_user_model(), dispatch_uid="mms_workflow")


def _task_submitted(instance: Any, **kwargs: Any) -> None:
    states.task_started(instance)


def _workflow_rejected(instance: Any, **kwargs: Any) -> None:
    states.workflow_rejected(instance)


def _workflow_cancelled(instance: Any, **kwargs: Any) -> None:
    states.workflow_cancelled(instance)


def _workflow_approved(instance: Any, user: Any = None, **kwargs: Any) -> None:
    states.workflow_approved(instance, user)


def _page_published(instance: Any, **kwargs: Any) -> None:
    states.page_published(instance)


def _page_unpublished(instance: Any, **kwargs: Any) -> None:
    states.page_unpublished(instance)


def _page_deleted(instance: Any, **kwargs: Any) -> None:
    states.page_deleted(instance)


def _account_deleted(instance: Any, **kwargs: Any) -> None:
    assigning.forget_reviewer(instance)
