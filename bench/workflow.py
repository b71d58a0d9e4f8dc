"""Queues of submissions: the admin's dashboard, its queue and a submission, the cabinet, the expert's list.

``python -m bench.workflow`` measures them at 10,000 submissions in a database of its own.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import tempfile
from pathlib import Path
from typing import Any

from bench.visiting import measure_page

SUBMISSIONS = 10_000
# What a methodologist waits for each morning.
DASHBOARD_BAR = 300
BATCH = 1_000


def main() -> None:
    """Measure, print, and fail when the dashboard is slower than its bar."""
    from bench.setting_up import set_up

    parser = argparse.ArgumentParser(prog="python -m bench.workflow", description=__doc__)
    parser.add_argument("--submissions", type=int, default=SUBMISSIONS, help="(default: %(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mms-bench-") as scratch:
        set_up(Path(scratch))
        report = measure(options.submissions)
    print(json.dumps(report, ensure_ascii=False, indent=2))  # noqa: T201
    p95 = report["pages"]["dashboard"]["p95"]
    if p95 > DASHBOARD_BAR:
        raise SystemExit(f"The dashboard takes {p95} ms in 95 of 100 cases, more than {DASHBOARD_BAR} ms.")


def measure(count: int) -> dict[str, Any]:
    """Milliseconds and queries of each page at ``count`` submissions."""
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    people, sample = make(count)
    # Django's test client calls the host «testserver».
    settings.ALLOWED_HOSTS = ["*"]
    pages = {
        "dashboard": ("methodologist", reverse("wagtailadmin_home")),
        "queue": ("methodologist", reverse("mms_submissions:index")),
        "queue_late_experts": ("methodologist", f"{reverse('mms_submissions:index')}?late=expert"),
        "queue_search": ("methodologist", f"{reverse('mms_submissions:index')}?q=письма героям"),
        "bulk_assign": ("methodologist", reverse("mms_submissions_share")),
        "submission": ("methodologist", reverse("mms_submissions:inspect", args=[sample.pk])),
        "cabinet": ("author", reverse("mms_accounts:home")),
        "own_submissions": ("author", reverse("mms_workflow:submissions")),
        "expert_list": ("expert", reverse("mms_workflow:reviews")),
    }
    found: dict[str, Any] = {}
    for name, (role, address) in pages.items():
        client = Client()
        client.force_login(people[role])
        found[name] = measure_page(client, address)
    return {"submissions": count, "pages": found}


def make(count: int) -> tuple[dict[str, Any], Any]:
    """People of each role, and ``count`` submissions in every state, each with its page and its workflow."""
    from django.utils import timezone
    from tqdm import tqdm

    from mms_wagtail.workflow.models import Assignment, ExpertReviewTaskState, Submission
    from tests.practices.factory import offer

    people = make_people()
    # One real submission is what all others are copied from, so that each has a page in the workflow.
    from mms_wagtail.workflow.api import accept

    checked = offer(people["author"], title="Письма героям книг на уроках литературы")
    read = accept(offer(people["author"], title="Опыты на кухне без лаборатории"), by=people["methodologist"])
    round_ = ExpertReviewTaskState.objects.get()
    states = Submission.State
    waiting = (states.CHECKING, states.REVIEWING, states.DECIDING)
    rest = (states.PUBLISHED, states.RETURNED, states.DECLINED)
    now, today = timezone.now(), timezone.localdate()
    rows = []
    for number in tqdm(range(count - 2), desc=f"{count} submissions"):
        state = waiting[number % 3] if number % 2 else rest[number % 3]
        rows.append(
            Submission(
                plugin="practices",
                submitter=people["author"] if number % 20 == 0 else None,
                submitter_name=f"Автор номер {number}",
                organization=checked.organization,
                title=f"Практика номер {number}: письма героям и опыты",
                data=checked.data,
                state=state,
                state_since=now - dt.timedelta(days=number % 60),
                due_on=today + dt.timedelta(days=number % 30 - 10) if number % 2 else None,
                submitted_at=now - dt.timedelta(days=number % 90),
            )
        )
    pages = make_pages(checked.page, len(rows))
    for row, page in zip(rows, pages, strict=True):
        row.page_id = page.pk
    Submission.objects.bulk_create(rows, batch_size=BATCH)
    make_workflows(rows, checked.page, read.page)
    reviewed = [row for row in rows if row.state == states.REVIEWING]
    Assignment.objects.bulk_create(
        (
            Assignment(
                submission=row,
                round=round_,
                reviewer=people["expert"] if number == 0 else None,
                reviewer_name=f"Эксперт номер {number % 40}",
                due_on=today + dt.timedelta(days=number % 20 - 5),
            )
            for number, row in enumerate(reviewed[::2])
        ),
        batch_size=BATCH,
    )
    return people, read


def make_pages(model: Any, count: int) -> list[Any]:
    """Draft pages beside ``model``, without what only their section knows of them."""
    section = model.get_parent()
    kind = type(model)
    return list(
        kind.objects.bulk_create(
            (
                kind(
                    title=f"Практика номер {number}",
                    draft_title=f"Практика номер {number}",
                    slug=f"bench-{number}",
                    path=kind._get_path(section.path, section.depth + 1, number + 1_000),
                    depth=section.depth + 1,
                    content_type=model.content_type,
                    locale=model.locale,
                    url_path=f"{section.url_path}bench-{number}/",
                    live=False,
                )
                for number in range(count)
            ),
            batch_size=BATCH,
        )
    )


def make_workflows(rows: list[Any], checked: Any, read: Any) -> None:
    """The workflow of each submission that waits, at its task: copies of two real ones."""
    from django.db import transaction
    from wagtail.models import TaskState, WorkflowState

    from mms_wagtail.workflow.models import ExpertReviewTaskState, Submission

    models = {Submission.State.CHECKING: checked, Submission.State.REVIEWING: read}
    with transaction.atomic():
        for row in rows:
            model = models.get(row.state)
            if model is None:
                continue
            state = _copy(WorkflowState, model.current_workflow_state, object_id=str(row.page_id))
            task_state = model.current_workflow_task_state
            kind = ExpertReviewTaskState if row.state == Submission.State.REVIEWING else TaskState
            task = _copy(kind, task_state.specific, workflow_state=state)
            WorkflowState.objects.filter(pk=state.pk).update(current_task_state=task.pk)


def _copy(kind: Any, model: Any, **changes: Any) -> Any:
    """A row like ``model``, saved without the checks of a workflow that begins."""
    own = {field.attname: getattr(model, field.attname) for field in kind._meta.concrete_fields}
    for name in ("id", "taskstate_ptr_id", "current_task_state_id", "uuid"):
        own.pop(name, None)
    made = kind(**own)
    for name, value in changes.items():
        setattr(made, name, value)
    from django.db.models import Model

    Model.save(made)
    return made


def make_people() -> dict[str, Any]:
    """A methodologist, an author and an expert, whose addresses are confirmed and consents given."""
    from allauth.account.models import EmailAddress
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from mms_wagtail.domain.groups import METHODOLOGISTS
    from tests.practices.factory import make_expert, work_at

    people = {}
    for role in ("author", "methodologist", "expert"):
        user = get_user_model()._default_manager.create_user(role, f"{role}@example.org", last_name=role)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        people[role] = user
    people["methodologist"].groups.add(Group.objects.get(name=METHODOLOGISTS))
    work_at(people["author"], "Берёзовская СОШ")
    work_at(people["methodologist"], "Методическая служба")
    make_expert(people["expert"])
    return people


if __name__ == "__main__":
    main()
