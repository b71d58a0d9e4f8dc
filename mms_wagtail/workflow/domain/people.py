"""Who is who to a submission, and who may act on it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from mms_wagtail.accounts.api import display_name, organization_of
from mms_wagtail.domain.groups import EXPERTS
from mms_wagtail.workflow.models import Submission
from mms_wagtail.workflow.models.tasks import DecisionTask, FormalCheckTask

VIEW = "mms_workflow.view_submission"
ASSIGN = "mms_workflow.change_assignment"


def is_author(user: Any, submission: Submission) -> bool:
    """Whether ``user`` offered the work or made it with the submitter."""
    if user.pk is None:
        return False
    return submission.submitter_id == user.pk or submission.coauthors.filter(_is(user)).exists()


def _is(user: Any) -> Q:
    same = Q(user=user)
    return same | Q(email__iexact=user.email) if user.email else same


def works_beside(user: Any, submission: Submission) -> bool:
    """Whether ``user`` works in an organization of the authors."""
    organization = organization_of(user)
    if organization is None:
        return False
    return (
        submission.organization_id == organization.pk
        or submission.coauthors.filter(organization=organization).exists()
    )


def is_staff(user: Any) -> bool:
    """Whether ``user`` sees the queues of the service."""
    return bool(user.is_active and user.has_perm(VIEW))


def may_assign(user: Any) -> bool:
    """Whether ``user`` may choose and replace experts."""
    return bool(user.is_active and user.has_perm(ASSIGN))


def is_expert(user: Any) -> bool:
    return bool(user.is_active and user.groups.filter(name=EXPERTS).exists())


def acts_in(user: Any, task: Any) -> bool:
    """Whether ``user`` belongs to the groups that do ``task`` (a specific task of Wagtail)."""
    if not user.is_active or not isinstance(task, FormalCheckTask | DecisionTask):
        return False
    return bool(user.is_superuser or task._user_in_groups(user))


def people_of(task: Any) -> QuerySet[Any]:
    """Active members of the groups that do ``task``."""
    users = get_user_model()._default_manager.filter(is_active=True)
    if not isinstance(task, FormalCheckTask | DecisionTask):
        return users.none()
    return users.filter(groups__in=task.groups.all()).distinct()


def coordinators(submission: Submission) -> QuerySet[Any]:
    """Who looks after a round of reviews: those who check works of this workflow, else all who may assign."""
    page = submission.page
    workflow = page.get_workflow() if page is not None else None
    tasks = workflow.tasks.specific() if workflow else ()
    check = next((task for task in tasks if isinstance(task, FormalCheckTask)), None)
    if check is not None:
        return people_of(check)
    app_label, codename = ASSIGN.split(".")
    granted = Q(
        groups__permissions__codename=codename, groups__permissions__content_type__app_label=app_label
    )
    return get_user_model()._default_manager.filter(granted, is_active=True).distinct()


def name_of(user: Any) -> str:
    return display_name(user) if user else ""
