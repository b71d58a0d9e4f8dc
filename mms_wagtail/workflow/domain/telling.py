"""Who hears what. The one place of the workflow that writes messages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mms_wagtail.notices.api import notify
from mms_wagtail.workflow.domain.people import coordinators, people_of
from mms_wagtail.workflow.domain.pool import experts_who_may_claim
from mms_wagtail.workflow.models import Assignment, CoAuthor, DecisionTask, Submission

# Letters that nobody wants to wait for, or may switch off.
DECISIONS = frozenset({"submission_returned", "submission_declined", "submission_published"})


def address(path: str) -> str:
    """A path of the portal as a full address, for letters."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def cabinet_path(submission: Submission) -> str:
    return reverse("mms_workflow:submission", args=[submission.uuid])


def queue_path(submission: Submission) -> str:
    """Where the staff acts on a submission: in Wagtail's admin."""
    return reverse("mms_submissions:inspect", args=[submission.pk])


def _context(submission: Submission, **more: Any) -> dict[str, Any]:
    last = submission.events.last()
    return {"submission": submission, "title": str(submission), "event": last, **more}


def _tell_author(submission: Submission, kind: str, **more: Any) -> None:
    if submission.submitter is not None:
        last = submission.events.last()
        notify(
            to=submission.submitter,
            kind=kind,
            context=_context(submission, **more),
            url=address(cabinet_path(submission)),
            key=f"{kind}:{submission.pk}:{last.pk if last else 0}",
            essential=kind in DECISIONS,
        )


def _tell_staff(submission: Submission, kind: str, people: Iterable[Any]) -> None:
    last = submission.events.last()
    for person in people:
        if person.pk == submission.submitter_id:
            continue
        notify(
            to=person,
            kind=kind,
            context=_context(submission),
            url=address(queue_path(submission)),
            key=f"{kind}:{submission.pk}:{last.pk if last else 0}:{person.pk}",
        )


def _task(submission: Submission, kind: type[Any]) -> Any:
    """The task of a kind in the workflow of the submission's page, or None."""
    page = submission.page
    workflow = page.get_workflow() if page is not None else None
    tasks = workflow.tasks.specific() if workflow else ()
    return next((task for task in tasks if isinstance(task, kind)), None)


def submitted(submission: Submission) -> None:
    """Tell those whose turn it is, and assure the author."""
    state = submission.page.current_workflow_task_state if submission.page else None
    task = state.task.specific if state else None
    _tell_staff(submission, "submission_waits", people_of(task))
    _tell_author(submission, "submission_received")


def invite_coauthors(submission: Submission) -> None:
    """Ask co-authors who were not asked yet for their consent."""
    for coauthor in submission.coauthors.filter(answer=CoAuthor.Answer.NONE, invited_at=None):
        path = reverse("mms_workflow:coauthor", args=[coauthor.token])
        notify(
            to=coauthor.email,
            kind="coauthor_invited",
            context=_context(submission, coauthor=coauthor, author_name=submission.submitter_name),
            url=address(path),
            key=f"coauthor:{coauthor.pk}",
        )
        coauthor.invited_at = timezone.now()
        coauthor.save(update_fields=["invited_at"])


def accepted(submission: Submission) -> None:
    """Tell the author, and, where experts take works themselves, the experts."""
    _tell_author(submission, "submission_accepted")
    if submission.state == Submission.State.REVIEWING:
        for expert in experts_who_may_claim(submission):
            notify(
                to=expert,
                kind="review_offered",
                context=_context(submission),
                url=address(reverse("mms_workflow:reviews")),
                key=f"offered:{submission.pk}:{submission.edition}:{expert.pk}",
            )
    elif submission.state == Submission.State.DECIDING:
        _tell_staff(submission, "submission_waits", people_of(_task(submission, DecisionTask)))


def returned(submission: Submission) -> None:
    _tell_author(submission, "submission_returned")


def declined(submission: Submission) -> None:
    _tell_author(submission, "submission_declined")


def taken_back(submission: Submission) -> None:
    """Experts who had the work need not go on."""
    for assignment in submission.assignments.filter(state=Assignment.State.OPEN):
        assignment.state, assignment.ended_at = Assignment.State.CLOSED, timezone.now()
        assignment.save(update_fields=["state", "ended_at"])
        relieved(assignment)


def assigned(assignment: Assignment) -> None:
    notify(
        to=assignment.reviewer,
        kind="review_assigned",
        context=_context(assignment.submission, assignment=assignment),
        url=address(reverse("mms_workflow:review", args=[assignment.uuid])),
        key=f"assigned:{assignment.pk}",
        essential=True,
    )


def relieved(assignment: Assignment) -> None:
    if assignment.reviewer is not None:
        notify(
            to=assignment.reviewer,
            kind="review_relieved",
            context=_context(assignment.submission, assignment=assignment),
            url=address(reverse("mms_workflow:reviews")),
            key=f"relieved:{assignment.pk}",
        )


def place_is_free(submission: Submission) -> None:
    _tell_staff(submission, "expert_needed", coordinators(submission))


def diverged(submission: Submission) -> None:
    _tell_staff(submission, "reviews_diverged", coordinators(submission))


def undecided(submission: Submission, why: str) -> None:
    """Reviews are ready, and nobody is there to decide."""
    for person in coordinators(submission):
        notify(
            to=person,
            kind="message",
            context={"title": _("Некому принять решение: «%s»") % submission, "text": why},
            url=address(queue_path(submission)),
            key=f"undecided:{submission.pk}:{submission.edition}:{person.pk}",
        )


def reviews_done(submission: Submission) -> None:
    """Tell those whose task comes after the experts'."""
    state = submission.page.current_workflow_task_state if submission.page else None
    _tell_staff(submission, "submission_waits", people_of(state.task.specific if state else None))


def scheduled(submission: Submission) -> None:
    _tell_author(submission, "submission_scheduled")


def published(submission: Submission, page: Any) -> None:
    """Tell the author, and the co-authors who agreed."""
    _tell_author(submission, "submission_published", page_url=page.full_url)
    for coauthor in submission.coauthors.filter(answer=CoAuthor.Answer.YES):
        notify(
            to=coauthor.user or coauthor.email,
            kind="coauthor_published",
            context=_context(submission, coauthor=coauthor),
            url=page.full_url or "",
            key=f"published:{submission.pk}:{submission.edition}:{coauthor.pk}",
        )


def withdrawn(submission: Submission) -> None:
    _tell_author(submission, "submission_withdrawn")
