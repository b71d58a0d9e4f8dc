"""Who reviews a work: proposed, assigned, claimed, refused, replaced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.domain.groups import EXPERTS
from mms_wagtail.workflow.domain import telling
from mms_wagtail.workflow.domain.people import is_author, is_expert, may_assign, name_of, works_beside
from mms_wagtail.workflow.domain.rounds import places_left
from mms_wagtail.workflow.domain.states import in_state, locked, task_state_of
from mms_wagtail.workflow.domain.timeline import note
from mms_wagtail.workflow.errors import (
    ConflictOfInterestError,
    IllegalMoveError,
    NoReasonError,
    NotAllowedError,
    WorkflowError,
)
from mms_wagtail.workflow.models import Assignment, ExpertReviewTaskState, Submission, SubmissionEvent

LIVE = (Assignment.State.OPEN, Assignment.State.DONE)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An expert who may review a work; ``load`` counts open assignments."""

    user: Any
    name: str
    place: str
    load: int
    same_subject: bool


def round_of(submission: Submission) -> ExpertReviewTaskState:
    """The round in progress.

    Raises
    ------
    IllegalMoveError
        When the work is not with experts.
    """
    state = task_state_of(submission)
    if not isinstance(state, ExpertReviewTaskState):
        raise IllegalMoveError(_("Заявка сейчас не на экспертизе. Обновите страницу."))
    return state


def candidates(submission: Submission) -> list[Candidate]:
    """Experts without a conflict of interest who do not have the work yet: those who know the subject
    first, then those with the least to do. A fixed number of queries.
    """
    round_ = round_of(submission)
    subjects = set(submission.data.get("subjects", []))
    taken = round_.assignments.exclude(reviewer=None).values_list("reviewer_id", flat=True)
    coauthors = list(submission.coauthors.values_list("user_id", "email", "organization_id"))
    emails = {email.lower() for _user, email, _organization in coauthors}
    organizations = {submission.organization_id, *(place for _user, _email, place in coauthors)} - {None}
    users = (
        get_user_model()
        ._default_manager.filter(is_active=True, groups__name=EXPERTS)
        .exclude(pk__in=[*taken, submission.submitter_id or 0])
        .exclude(pk__in=[user for user, _email, _organization in coauthors if user])
        .annotate(load=Count("review_assignments", filter=Q(review_assignments__state=Assignment.State.OPEN)))
        .select_related("mms_profile__organization")
        .prefetch_related("mms_profile__subjects")
    )
    found = []
    for user in users:
        profile = getattr(user, "mms_profile", None)
        organization = profile.organization if profile else None
        if user.email.lower() in emails or (organization and organization.pk in organizations):
            continue
        known = {subject.slug for subject in profile.subjects.all()} if profile else set()
        found.append(
            Candidate(
                user=user,
                name=_name(user, profile),
                place=organization.name if organization else "",
                load=user.load,
                same_subject=bool(subjects & known),
            )
        )
    return sorted(found, key=lambda item: (not item.same_subject, item.load, item.name))


def _name(user: Any, profile: Any) -> str:
    """:func:`name_of` without a query, for lists."""
    parts = (user.last_name, user.first_name, profile.patronymic if profile else "")
    return " ".join(filter(None, parts)) or name_of(user)


@transaction.atomic
def assign_reviewers(
    submission: Submission, *, reviewers: Iterable[Any], by: Any, due_on: dt.date | None = None
) -> list[Assignment]:
    """Give a work to experts. More than the round needs are allowed: the first reviews count.

    Raises
    ------
    NotAllowedError
        When ``by`` may not assign, or a person is no expert.
    ConflictOfInterestError
        When a person is an author or works beside one.
    IllegalMoveError
        When the work is not with experts.
    WorkflowError
        When ``due_on`` is past, or nobody was chosen.
    """
    if not may_assign(by):
        raise NotAllowedError(_("Экспертов назначают методисты."))
    chosen = list(reviewers)
    if not chosen:
        raise WorkflowError(_("Выберите хотя бы одного эксперта."))
    if due_on is not None and due_on < timezone.localdate():
        raise WorkflowError(_("Срок уже прошёл. Поставьте сегодняшний или более поздний день."))
    current = in_state(submission, Submission.State.REVIEWING)
    round_ = round_of(current)
    return [
        _give(current, round_, reviewer, by=by, due_on=due_on, kind=SubmissionEvent.Kind.ASSIGNED)
        for reviewer in chosen
    ]


@transaction.atomic
def claim(submission: Submission, *, reviewer: Any) -> Assignment:
    """An expert takes a work from the pool.

    Raises
    ------
    NotAllowedError, ConflictOfInterestError, IllegalMoveError
        As :func:`assign_reviewers`; also when all places are taken, or the pool is closed.
    """
    current = in_state(submission, Submission.State.REVIEWING)
    round_ = round_of(current)
    if not round_.task.specific.open_pool:
        raise NotAllowedError(_("Эту работу распределяет методист."))
    if not places_left(round_):
        raise IllegalMoveError(_("Эту работу уже взяли другие эксперты. Выберите другую."))
    return _give(current, round_, reviewer, by=reviewer, due_on=None, kind=SubmissionEvent.Kind.CLAIMED)


def _give(
    submission: Submission,
    round_: ExpertReviewTaskState,
    reviewer: Any,
    *,
    by: Any,
    due_on: dt.date | None,
    kind: SubmissionEvent.Kind,
) -> Assignment:
    name = name_of(reviewer)
    if not is_expert(reviewer):
        raise NotAllowedError(_("%s не входит в группу экспертов.") % name)
    if is_author(reviewer, submission) or works_beside(reviewer, submission):
        raise ConflictOfInterestError(
            _("%s — автор этой работы или работает с автором в одной организации.") % name
        )
    if round_.assignments.filter(reviewer=reviewer, state__in=LIVE).exists():
        raise IllegalMoveError(_("У эксперта %s эта работа уже есть.") % name)
    assignment = Assignment.objects.create(
        submission=submission,
        round=round_,
        reviewer=reviewer,
        reviewer_name=name,
        due_on=due_on or round_.due_on,
        assigned_by=by,
    )
    note(submission, kind, by=by, internal_note=name)
    if by != reviewer:
        telling.assigned(assignment)
    return assignment


@transaction.atomic
def refuse(assignment: Assignment, *, by: Any, reason: str) -> Assignment:
    """An expert gives a work back, and says why.

    Raises
    ------
    NotAllowedError, IllegalMoveError, NoReasonError
        When it is another's, is over, or no reason is given.
    """
    if assignment.reviewer_id != by.pk:
        raise NotAllowedError(_("Отказаться может только сам эксперт."))
    if not reason.strip():
        raise NoReasonError(_("Напишите коротко, почему вы не можете оценить эту работу."))
    return _end(assignment, Assignment.State.REFUSED, by=by, reason=reason, kind=SubmissionEvent.Kind.REFUSED)


@transaction.atomic
def replace_reviewer(
    assignment: Assignment, *, by: Any, reviewer: Any | None = None, reason: str = ""
) -> Any:
    """Take a work from a silent expert, and give it to another when one is named.

    Returns
    -------
    The new assignment, or None.

    Raises
    ------
    NotAllowedError, ConflictOfInterestError, IllegalMoveError
        As :func:`assign_reviewers`; also when the review was given meanwhile.
    """
    if not may_assign(by):
        raise NotAllowedError(_("Экспертов заменяют методисты."))
    _end(assignment, Assignment.State.REPLACED, by=by, reason=reason, kind=SubmissionEvent.Kind.REPLACED)
    telling.relieved(assignment)
    if reviewer is None:
        return None
    return assign_reviewers(assignment.submission, reviewers=[reviewer], by=by)[0]


def _end(
    assignment: Assignment, state: Assignment.State, *, by: Any, reason: str, kind: SubmissionEvent.Kind
) -> Assignment:
    locked(assignment.submission)
    current = Assignment.objects.select_related("submission").get(pk=assignment.pk)
    if current.state != Assignment.State.OPEN:
        raise IllegalMoveError(_("Эта экспертиза уже завершена. Обновите страницу."))
    current.state, current.ended_at, current.reason = state, timezone.now(), reason.strip()
    current.save(update_fields=["state", "ended_at", "reason"])
    note(current.submission, kind, by=by, internal_note=f"{current.reviewer_name}. {reason}".strip())
    telling.place_is_free(current.submission)
    return current


@transaction.atomic
def forget_reviewer(user: Any) -> None:
    """An account is deleted: its open assignments are free again; given reviews stay, with the name."""
    for assignment in Assignment.objects.filter(reviewer=user, state=Assignment.State.OPEN):
        _end(
            assignment,
            Assignment.State.REPLACED,
            by=None,
            reason=_("Учётная запись эксперта удалена."),
            kind=SubmissionEvent.Kind.REPLACED,
        )
