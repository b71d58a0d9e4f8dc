"""What others do while a work is in review: each has one outcome, and nothing that was typed is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.urls import reverse
from wagtail.models import Task, Workflow, WorkflowState

from mms_wagtail.certificates.models import Certificate
from mms_wagtail.domain.groups import HEADS
from mms_wagtail.models import Subject
from mms_wagtail.notices.models import Notice
from mms_wagtail.workflow.api import (
    Submission,
    accept,
    decide,
    record_review,
    return_for_revision,
    save_review,
    submit,
    take_back,
)
from mms_wagtail.workflow.domain import states
from mms_wagtail.workflow.domain.assigning import assign_reviewers
from mms_wagtail.workflow.errors import IllegalMoveError, NotAllowedError, WorkflowError
from mms_wagtail.workflow.models import Assignment, DecisionTask, ExpertReviewTask
from tests.practices.factory import VALUES, full_marks, offer, review_all

ROOT = Path(__file__).resolve().parents[2]
State = Submission.State


def now(submission):
    return Submission.objects.get(pk=submission.pk)


def reviewing(people):
    submission = accept(offer(people.author), by=people.methodologist)
    assignment = assign_reviewers(submission, reviewers=[people.expert], by=people.methodologist)[0]
    save_review(assignment, typed={"strengths": "Начато."}, by=people.expert)
    return now(submission), assignment


def deciding(people):
    submission = accept(offer(people.author), by=people.methodologist)
    return review_all(submission, [people.expert, people.expert2], people.methodologist)


def state_of(assignment):
    return Assignment.objects.get(pk=assignment.pk).state


def goes_the_whole_way(submission, people):
    """The author sends what is there, and it comes out on the portal."""
    submission = submit(now(submission), by=people.author)
    submission = review_all(
        accept(submission, by=people.methodologist), [people.expert, people.expert2], people.methodologist
    )
    assert decide(submission, by=people.head).state == State.PUBLISHED


def test_the_workflow_is_stopped_in_the_editor(people):
    submission, assignment = reviewing(people)
    submission.page.current_workflow_state.cancel(user=people.head)
    assert (now(submission).state, state_of(assignment)) == (State.DRAFT, "closed")
    assert Notice.objects.filter(user=people.expert, kind="review_relieved").count() == 1
    with pytest.raises(IllegalMoveError):
        record_review(assignment, typed=full_marks(assignment), by=people.expert)
    goes_the_whole_way(submission, people)
    # The old review takes no part in the new round.
    with pytest.raises(IllegalMoveError):
        record_review(assignment, typed=full_marks(assignment), by=people.expert)


def test_the_workflow_is_deactivated(people):
    """The section takes no works until it has a workflow again, and says so."""
    submission, assignment = reviewing(people)
    # Wagtail's own of the root too, which sections without one inherit.
    for workflow in Workflow.objects.active():
        workflow.deactivate(user=people.head)
    assert (now(submission).state, state_of(assignment)) == (State.DRAFT, "closed")
    with pytest.raises(WorkflowError, match="не настроена проверка"):
        submit(now(submission), by=people.author)
    assert now(submission).data["title"] == VALUES["title"]


def test_the_task_of_the_experts_is_deactivated(people):
    submission, assignment = reviewing(people)
    ExpertReviewTask.objects.get().deactivate(user=people.head)
    assert (now(submission).state, state_of(assignment)) == (State.DECIDING, "closed")
    assert decide(now(submission), by=people.head).state == State.PUBLISHED


def test_the_last_task_is_deactivated(people):
    """Wagtail alone would publish what nobody has decided on."""
    submission = deciding(people)
    DecisionTask.objects.get().deactivate(user=people.head)
    assert now(submission).state == State.DRAFT
    assert not now(submission).page.live
    assert not Certificate.objects.filter(kind="publication").exists()


def test_a_task_of_another_kind_in_the_workflow(people):
    """Works go through it by Wagtail's own actions, and show as waiting for a decision."""
    from wagtail.models import GroupApprovalTask, WorkflowTask

    other = GroupApprovalTask.objects.create(name="Совет")
    other.groups.add(Group.objects.get(name=HEADS))
    workflow = Workflow.objects.get(workflow_tasks__task__in=ExpertReviewTask.objects.values("pk"))
    WorkflowTask.objects.filter(workflow=workflow).exclude(sort_order=0).delete()
    WorkflowTask.objects.create(workflow=workflow, task=other, sort_order=1)
    submission = accept(offer(people.author), by=people.methodologist)
    assert submission.state == State.DECIDING
    with pytest.raises(NotAllowedError):
        decide(submission, by=people.head)
    submission.page.current_workflow_task_state.specific.approve(user=people.head)
    assert now(submission).state == State.PUBLISHED


def test_a_council_that_may_not_publish_is_told(people):
    """Its group was put into the task, and not given Wagtail's right to publish."""
    council = Group.objects.create(name="Совет")
    DecisionTask.objects.get().groups.add(council)
    people.stranger.groups.add(council)
    submission = deciding(people)
    with pytest.raises(NotAllowedError, match="нет права публиковать"):
        decide(submission, by=people.stranger)
    assert now(submission).state == State.DECIDING


def test_the_page_is_deleted(people, client):
    submission, _assignment = reviewing(people)
    submission.page.specific.delete()
    submission = now(submission)
    assert (submission.state, submission.page) == (State.DRAFT, None)
    client.force_login(people.author)
    for name in ("submission", "preview", "check"):
        assert client.get(reverse(f"mms_workflow:{name}", args=[submission.uuid])).status_code == 200
    client.force_login(people.methodologist)
    assert client.get(reverse("mms_submissions:inspect", args=[submission.pk])).status_code == 200
    client.force_login(people.expert)
    assert client.get(reverse("mms_workflow:reviews")).status_code == 200
    goes_the_whole_way(submission, people)


def test_the_page_of_a_published_work_is_deleted(people, client):
    submission = decide(deciding(people), by=people.head)
    submission.page.specific.delete()
    assert (now(submission).state, now(submission).page) == (State.WITHDRAWN, None)
    client.force_login(people.author)
    assert client.get(reverse("mms_workflow:submission", args=[submission.uuid])).status_code == 200
    (certificate,) = Certificate.objects.filter(kind="publication")
    assert client.get(certificate.get_absolute_url()).status_code == 200


def test_the_page_is_moved(people):
    submission, assignment = reviewing(people)
    page = submission.page.specific
    section = page.get_parent().specific
    other = type(section)(title="Архив практик", slug="arhiv", live=True)
    section.get_parent().add_child(instance=other)
    page.move(other, pos="last-child")
    record_review(assignment, typed=full_marks(assignment), by=people.expert)
    second = assign_reviewers(now(submission), reviewers=[people.expert2], by=people.methodologist)[0]
    record_review(second, typed=full_marks(second), by=people.expert2)
    assert unquote(decide(now(submission), by=people.head).page.url) == f"/arhiv/{page.slug}/"


def test_an_editor_changes_the_page_in_mid_review(people, client):
    """Experts read the revision that the round is about."""
    submission, assignment = reviewing(people)
    page = submission.page.specific.get_latest_revision_as_object()
    page.problem = "Подменено в середине экспертизы."
    page.save_revision(user=people.head, clean=False)
    client.force_login(people.expert)
    html = client.get(reverse("mms_workflow:review", args=[assignment.uuid])).content.decode()
    assert "Подменено" not in html
    assert "не дочитали летний список" in html.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("way", ["taken back", "returned"])
def test_the_author_changes_the_work_after_a_review_was_begun(people, way):
    """The expert's window is still open: what it sends changes nothing, and the answer says why."""
    if way == "taken back":
        submission, assignment = reviewing(people)
        take_back(submission, by=people.author)
    else:
        submission = deciding(people)
        assignment = submission.assignments.first()
        return_for_revision(submission, by=people.head, text="Допишите.")
    for verb in (save_review, record_review):
        with pytest.raises(IllegalMoveError, match="уже завершена"):
            verb(assignment, typed=full_marks(assignment), by=assignment.reviewer)


def test_the_authors_account_is_deleted_in_every_state(people, client):
    """The service goes on with what it has; the name stays in the log, and nobody is written to."""
    works = [offer(people.author, title=f"{VALUES['title']} {number}") for number in range(3)]
    accept(works[1], by=people.methodologist)
    review_all(
        accept(works[2], by=people.methodologist), [people.expert, people.expert2], people.methodologist
    )
    people.author.delete()
    told = Notice.objects.count()
    assert [now(work).submitter_name for work in works] == ["Орлова Вера"] * 3
    accept(now(works[0]), by=people.methodologist)
    assert now(works[0]).state == State.REVIEWING
    assert decide(now(works[2]), by=people.head).state == State.PUBLISHED
    client.force_login(people.methodologist)
    for work in works:
        assert client.get(reverse("mms_submissions:inspect", args=[work.pk])).status_code == 200
    assert client.get(reverse("mms_submissions:index")).status_code == 200
    assert client.get(now(works[2]).page.url).status_code == 200
    assert all(notice.user_id for notice in Notice.objects.order_by("pk")[told:])


def test_an_experts_account_is_deleted_when_all_is_decided(people, client):
    submission = decide(deciding(people), by=people.head)
    people.expert.delete()
    assert sorted(submission.assignments.values_list("reviewer_name", "state")) == [
        ("Зимин Пётр", "done"),
        ("Юдина", "done"),
    ]
    client.force_login(people.head)
    html = client.get(reverse("mms_submissions:inspect", args=[submission.pk])).content.decode()
    assert "Зимин Пётр" in html


def test_a_workflow_of_something_else_with_the_same_number_moves_nothing(people):
    """Wagtail's workflows also review snippets, and their keys are numbers too."""
    submission, assignment = reviewing(people)
    foreign = ContentType.objects.get_for_model(Subject)
    workflow = WorkflowState(
        content_type=foreign,
        base_content_type=foreign,
        object_id=str(submission.page.pk),
        workflow=Workflow.objects.first(),
    )
    states.workflow_cancelled(workflow)
    states.workflow_rejected(workflow)
    states.workflow_approved(workflow, people.head)
    assert (now(submission).state, state_of(assignment)) == (State.REVIEWING, "open")


def test_wagtails_own_letters_stay_away_from_submissions_alone(people, django_capture_on_commit_callbacks):
    people.methodologist.email = "m@mms.example"
    people.methodologist.save()
    with django_capture_on_commit_callbacks(execute=True):
        submission = offer(people.author)
    assert [letter.to for letter in mail.outbox] == [["m@mms.example"]]
    page = submission.page.specific
    own = type(page)(title="Практика редактора", slug="redaktor", live=False, owner=people.methodologist)
    page.get_parent().add_child(instance=own)
    own.save_revision(user=people.methodologist, clean=False)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        page.get_workflow().start(own, people.head)
    assert [letter.to for letter in mail.outbox] == [["m@mms.example"]]


WITHOUT = """
import os, sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
if sys.argv[2] == "without":
    settings.INSTALLED_APPS = [app for app in settings.INSTALLED_APPS if app not in
                               {"mms_wagtail.plugins.practices", "tests.guest_plugin"}]
django.setup()
from django.core.management import call_command
from django.test import Client
if sys.argv[2] == "with":
    from tests.workflow.worker import assigned_and_draft
    call_command("migrate", verbosity=0)
    assigned_and_draft()
    sys.exit()
call_command("check")
call_command("mms_setup", verbosity=0)
call_command("mms_remind", verbosity=0)
from mms_wagtail.workflow.models import Assignment, Submission
from tests.workflow.worker import user
seen = {}
def visit(name, *addresses):
    client = Client()
    client.force_login(user(name))
    for address in addresses:
        seen[address] = client.get(address).status_code
draft, sent = Submission.objects.order_by("pk")
review = Assignment.objects.order_by("pk").first()
visit("author", "/kabinet/", "/zayavki/", "/svidetelstvo/moi/", f"/zayavki/{draft.uuid}/",
      f"/zayavki/{sent.uuid}/shag/problema/", f"/zayavki/{draft.uuid}/proverka/",
      "/zayavki/novaya/practices/")
visit("expert", "/kabinet/", "/ekspertiza/", f"/ekspertiza/{review.uuid}/")
visit("methodologist", "/admin/", "/admin/zayavki/", f"/admin/zayavki/inspect/{sent.pk}/")
visit("stranger", "/", "/poisk/")
for address, status in seen.items():
    print(status, address)
"""


def test_the_section_is_taken_out_of_the_project(tmp_path):
    """Its submissions stay; the portal starts, lists go on, and the works' own pages are 404."""

    def run(how: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", WITHOUT, str(tmp_path / "db.sqlite3"), how],
            cwd=ROOT,
            env=os.environ
            | {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("with")
    lines = [line.split(" ", 1) for line in run("without").splitlines() if line[:3].isdecimal()]
    statuses = {address: int(status) for status, address in lines}
    lists = {
        "/kabinet/",
        "/zayavki/",
        "/svidetelstvo/moi/",
        "/ekspertiza/",
        "/admin/",
        "/admin/zayavki/",
        "/",
    }
    assert {address: statuses[address] for address in lists} == dict.fromkeys(lists, 200)
    works = {address: status for address, status in statuses.items() if address not in lists | {"/poisk/"}}
    assert set(works.values()) <= {404, 200}
    assert {status for address, status in works.items() if "/admin/" not in address} == {404}


def test_no_task_of_ours_is_forgotten_here():
    """A new kind of task needs an outcome for its deactivation too."""
    from mms_wagtail.workflow.models.tasks import StepMixin

    ours = {kind for kind in Task.__subclasses__() if kind.__module__.startswith("mms_wagtail")}
    assert all(issubclass(kind, StepMixin) for kind in ours)
