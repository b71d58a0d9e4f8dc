"""Another process that forks as many as asked, which all act at once.

Run as ``python -m tests.workflow.worker RACE COUNT < options.json``. It prints how each of them fared, and
what there is afterwards.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

WORKS = 20
HEADS = ("head", "head2")


def set_up() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    from django.conf import settings

    options = json.load(sys.stdin)
    settings.DATABASES["default"] |= options["database"]
    folders = {name: Path(folder) for name, folder in options["folders"].items()}
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, **folders}
    import django

    django.setup()


def prepare() -> None:
    """Makes the tables, the portal, people, and works that wait for a decision."""
    from django.contrib.auth.models import Group
    from django.core.management import call_command

    from mms_wagtail.domain.groups import HEADS as GROUP
    from mms_wagtail.domain.portal import set_up_portal
    from tests.workflow.scene import make_people

    call_command("migrate", verbosity=0)
    set_up_portal()
    people = make_people()
    second = type(people["head"]).objects.create_user("head2")
    second.groups.add(Group.objects.get(name=GROUP))
    for number in range(WORKS):
        bring_to_decision(number)


def bring_to_decision(number: int) -> Any:
    """A work with two reviews."""
    from mms_wagtail.workflow.api import Submission, accept, record_review
    from mms_wagtail.workflow.domain.assigning import assign_reviewers
    from tests.practices.factory import VALUES, full_marks, offer

    submission = offer(user("author"), title=f"{VALUES['title']} — {number:02}")
    accept(submission, by=user("methodologist"))
    experts = [user("expert"), user("third")]
    for given in assign_reviewers(submission, reviewers=experts, by=user("methodologist")):
        record_review(given, typed=full_marks(given), by=given.reviewer)
    return Submission.objects.get(pk=submission.pk)


def user(name: str) -> Any:
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(username=name)


def works() -> list[Any]:
    from mms_wagtail.workflow.api import Submission

    return list(Submission.objects.order_by("pk"))


def decide(number: int) -> None:
    """Every process decides on a work of its own: the whole verb, with page, certificates and messages."""
    from mms_wagtail.workflow import api

    api.decide(works()[number], by=user(HEADS[number % 2]), level="bank")


def quarrel(number: int) -> None:
    """All act on one work: one publishes, the next returns, the next declines, the author takes it back."""
    from mms_wagtail.workflow import api

    work = works()[0]
    head, author = user(HEADS[number % 2]), user("author")
    steps = (
        lambda: api.decide(work, by=head, level="bank"),
        lambda: api.return_for_revision(work, by=head, text="Допишите."),
        lambda: api.decline(work, by=head, text="Не о том."),
        lambda: api.take_back(work, by=author),
    )
    steps[number % len(steps)]()


def claim(number: int) -> None:
    """All experts reach for the two places of one work."""
    from mms_wagtail.workflow import api

    api.claim(works()[0], reviewer=user(f"reader{number}"))


def last_reviews(number: int) -> None:
    """Both experts send their reviews in the same moment."""
    from mms_wagtail.workflow.api import record_review
    from tests.practices.factory import full_marks

    assignment = works()[0].assignments.order_by("pk")[number]
    record_review(assignment, typed=full_marks(assignment), by=assignment.reviewer)


def one_work() -> None:
    forget()
    bring_to_decision(99)


def eight_readers() -> None:
    """One work with experts, and eight who may take it."""
    from mms_wagtail.workflow.api import accept
    from tests.practices.factory import make_expert, offer

    forget()
    for number in range(8):
        make_expert(type(user("head")).objects.create_user(f"reader{number}"), f"Лицей № {number}")
    accept(offer(user("author")), by=user("methodologist"))


def two_assignments() -> None:
    from mms_wagtail.workflow.api import accept
    from mms_wagtail.workflow.domain.assigning import assign_reviewers
    from tests.practices.factory import offer

    forget()
    submission = accept(offer(user("author")), by=user("methodologist"))
    assign_reviewers(submission, reviewers=[user("expert"), user("third")], by=user("methodologist"))


def assigned_and_draft() -> None:
    """A portal with a draft and a work that is with experts."""
    from mms_wagtail.domain.portal import set_up_portal
    from mms_wagtail.plugins.practices.plugin import PLUGIN
    from mms_wagtail.workflow.api import accept, start_submission
    from mms_wagtail.workflow.domain.assigning import assign_reviewers
    from tests.practices.factory import offer
    from tests.workflow.scene import make_people

    set_up_portal()
    people = make_people()
    start_submission(PLUGIN, submitter=people["author"])
    submission = accept(offer(people["author"]), by=people["methodologist"])
    assign_reviewers(submission, reviewers=[people["expert"]], by=people["methodologist"])


def forget() -> None:
    """Takes the works away, so that the next race has one of its own."""
    from mms_wagtail.workflow.api import Submission

    Submission.objects.all().delete()


def report() -> dict[str, Any]:
    """What there is now, for the test to judge."""
    from mms_wagtail.certificates.models import Certificate, Register
    from mms_wagtail.workflow.models import Assignment, SubmissionEvent

    return {
        "states": [work.state for work in works()],
        "live": [bool(work.page and work.page.live) for work in works()],
        "numbers": list(Certificate.objects.order_by("sequence").values_list("sequence", flat=True)),
        "publications": sorted(
            Certificate.objects.filter(kind="publication").values_list("work_title", flat=True)
        ),
        "last": list(Register.objects.values_list("last", flat=True)),
        "kinds": list(SubmissionEvent.objects.order_by("pk").values_list("kind", flat=True)),
        "assignments": list(Assignment.objects.order_by("pk").values_list("state", flat=True)),
    }


# What is arranged before each race.
RACES: dict[str, tuple[Callable[[], None], Callable[[int], None]]] = {
    "decide": (prepare, decide),
    "quarrel": (one_work, quarrel),
    "claim": (eight_readers, claim),
    "last_reviews": (two_assignments, last_reviews),
}


def main() -> None:
    arrange, act = RACES[sys.argv[1]]
    set_up()
    arrange()
    before = report()["numbers"]
    said = together(act, int(sys.argv[2]))
    json.dump({**report(), "said": said, "before": before}, sys.stdout)


def together(mode: Any, count: int) -> list[str]:
    """Run ``mode`` in ``count`` processes; "" for each that came through, else the name of its error."""
    from django.db import connections

    import mms_wagtail.certificates.domain
    import mms_wagtail.workflow.api  # noqa: F401

    # SQLite keeps its locks by process: a connection that is open anywhere at the fork, as one of a
    # thread that still sends or indexes, would give the children locks that they do not have.
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(60)
    connections.close_all()
    # Nobody has a head start.
    start = time.monotonic() + 0.5
    children = []
    for number in range(count):
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            said = "killed"
            try:
                time.sleep(max(0.0, start - time.monotonic()))
                mode(number)
                said = ""
            except Exception as error:
                said = type(error).__name__
                if not said.endswith(("IllegalMoveError", "NotAllowedError")):
                    sys.stderr.write(f"{error!r}\n")
            finally:
                os.write(writing, said.encode())
                os._exit(0)
        os.close(writing)
        children.append((child, reading))
    for child, _reading in children:
        os.waitpid(child, 0)
    return [os.read(reading, 1000).decode() for _child, reading in children]


if __name__ == "__main__":
    main()
