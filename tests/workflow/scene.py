"""One portal with a work in every state and everybody around it, built once for many requests."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from mms_wagtail.attachments.api import attach
from mms_wagtail.certificates.models import Certificate
from mms_wagtail.domain.groups import HEADS, METHODOLOGISTS
from mms_wagtail.domain.portal import set_up_portal
from mms_wagtail.plugins.practices.plugin import PLUGIN
from mms_wagtail.workflow.api import (
    Submission,
    accept,
    decide,
    decline,
    record_review,
    return_for_revision,
    save_draft,
    start_submission,
    submit,
    withdraw,
)
from mms_wagtail.workflow.domain.assigning import assign_reviewers
from mms_wagtail.workflow.domain.coauthors import add_coauthor, answer
from mms_wagtail.workflow.models import Assignment, CoAuthor
from tests.attachments import make
from tests.practices.factory import VALUES, full_marks, make_expert, work_at

State = Submission.State
ROLES = ("author", "co-author", "expert", "other expert", "methodologist", "head", "stranger", "visitor")


@dataclass(frozen=True)
class Work:
    """A submission in some state, and what guesses at addresses need."""

    submission: Submission
    file: int
    coauthor: CoAuthor
    assignment: Assignment | None

    @property
    def page(self) -> Any:
        return self.submission.page

    @property
    def certificate(self) -> Certificate:
        return Certificate.objects.get(
            source_key=f"practices.PracticePage:{self.page.pk}", user=self.submission.submitter
        )


def make_people() -> dict[str, Any]:
    """The cast by the names of the table's columns; ``third`` is the second of the two reviewers."""
    users: dict[str, Any] = {
        role: get_user_model().objects.create_user(role.replace(" ", "-"), password="x", last_name=role)
        for role in (*ROLES[:-1], "third")
    }
    for role, group in (("methodologist", METHODOLOGISTS), ("head", HEADS)):
        users[role].groups.add(Group.objects.get(name=group))
        work_at(users[role], "Методическая служба")
    work_at(users["author"], "Берёзовская СОШ")
    work_at(users["co-author"], "Липовская СОШ")
    work_at(users["stranger"], "Каменская СОШ")
    for place, role in enumerate(("expert", "other expert", "third")):
        make_expert(users[role], f"Школа № {place}")
    return users | {"visitor": None}


def make_works() -> tuple[dict[str, Any], dict[str, Work]]:
    """People, and one work for every state."""
    set_up_portal()
    people = make_people()
    return people, {state: make_work(people, state) for state in State.values}


def make_work(people: dict[str, Any], state: str) -> Work:
    """A practice of the author and a co-author, with a file, that has come to ``state``."""
    author, methodologist, head = people["author"], people["methodologist"], people["head"]
    submission = start_submission(PLUGIN, submitter=author)
    changes = {**VALUES, "title": f"{VALUES['title']} — {state}"}
    submission = save_draft(submission, changes=changes, version=submission.version, by=author)
    file = attach(folder=submission.folder, upload=SimpleUploadedFile("Шаги.pdf", make.pdf()), by=author)
    coauthor = add_coauthor(submission, by=author, name="Иволгина Анна", email=f"{state}@school.example")
    if state != State.DRAFT:
        submission = submit(submission, by=author)
        answer(coauthor, agrees=True, user=people["co-author"])
    assignment = None
    if state == State.RETURNED:
        submission = return_for_revision(submission, by=methodologist, text="Допишите.")
    elif state == State.DECLINED:
        submission = decline(submission, by=methodologist, text="Не о том.")
    elif state not in (State.DRAFT, State.CHECKING):
        submission = accept(submission, by=methodologist)
        assignment = assign_reviewers(submission, reviewers=[people["expert"]], by=methodologist)[0]
    if assignment is not None and state != State.REVIEWING:
        _review(submission, assignment, people)
        submission = Submission.objects.get(pk=submission.pk)
    if state == State.SCHEDULED:
        submission = decide(submission, by=head, publish_at=timezone.now() + dt.timedelta(days=3))
    elif state in (State.PUBLISHED, State.WITHDRAWN):
        submission = decide(submission, by=head, level="bank")
    if state == State.WITHDRAWN:
        submission = withdraw(submission, by=author, reason="Нашлась ошибка.")
    assert submission.state == state
    return Work(submission, file.pk, CoAuthor.objects.get(pk=coauthor.pk), assignment)


def _review(submission: Submission, assignment: Assignment, people: dict[str, Any]) -> None:
    other = assign_reviewers(submission, reviewers=[people["third"]], by=people["methodologist"])[0]
    for given in (assignment, other):
        record_review(given, typed=full_marks(given), by=given.reviewer)
    assignment.refresh_from_db()
