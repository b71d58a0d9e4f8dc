"""Works that experts may take themselves."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, F, Q, QuerySet
from wagtail.models import TaskState

from mms_wagtail.accounts.api import organization_of
from mms_wagtail.domain.groups import EXPERTS
from mms_wagtail.workflow.models import Assignment, ExpertReviewTask, ExpertReviewTaskState, Submission

SHOWN = 50
LIVE = (Assignment.State.OPEN, Assignment.State.DONE)


def open_rounds(user: Any) -> QuerySet[ExpertReviewTaskState]:
    """Rounds that lack an expert and that ``user`` has not joined yet, the oldest first."""
    tasks = ExpertReviewTask.objects.filter(open_pool=True)
    rounds: QuerySet[ExpertReviewTaskState] = (
        ExpertReviewTaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__in=tasks)
        .annotate(taken=Count("assignments", filter=Q(assignments__state__in=LIVE), distinct=True))
        .filter(taken__lt=F("required"))
        .exclude(assignments__reviewer=user)
        .order_by("started_at")
    )
    return rounds


def free_works(user: Any) -> QuerySet[Submission]:
    """Submissions of :func:`open_rounds` whose authors are no colleagues of ``user``, the oldest first."""
    pages = list(open_rounds(user).values_list("workflow_state__object_id", flat=True))
    works = Submission.objects.filter(page_id__in=pages, state=Submission.State.REVIEWING).exclude(
        submitter=user
    )
    works = works.exclude(coauthors__user=user)
    if user.email:
        works = works.exclude(coauthors__email__iexact=user.email)
    organization = organization_of(user)
    if organization is not None:
        works = works.exclude(organization=organization).exclude(coauthors__organization=organization)
    return works.order_by("state_since", "pk")


def works_for(user: Any) -> list[Submission]:
    """The first :data:`SHOWN` of :func:`free_works`. Three queries, however many there are."""
    return list(free_works(user).defer("data")[:SHOWN])


def experts_who_may_claim(submission: Submission) -> list[Any]:
    """Experts to tell of a new work: those without a conflict of interest, when the pool is open."""
    from mms_wagtail.workflow.domain.assigning import candidates, round_of

    if not round_of(submission).task.specific.open_pool:
        return []
    experts = get_user_model()._default_manager.filter(groups__name=EXPERTS, is_active=True)
    if not experts.exists():
        return []
    return [candidate.user for candidate in candidates(submission)]
