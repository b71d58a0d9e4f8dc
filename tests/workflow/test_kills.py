"""``kill -9`` at every step: nothing is lost, and nothing happens or is sent twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from mms_wagtail.attachments.api import attachments_of
from mms_wagtail.certificates.models import Certificate, Register
from mms_wagtail.domain.portal import set_up_portal
from mms_wagtail.notices.models import Letter
from mms_wagtail.search import outbox
from mms_wagtail.workflow.api import Submission, accept, decide, record_review, submit
from mms_wagtail.workflow.domain.assigning import assign_reviewers
from mms_wagtail.workflow.models import Assignment, ExpertReview
from tests.attachments import make
from tests.initial_data import restore_initial_data
from tests.notices.conftest import later, through_smtp
from tests.notices.servers import free_port, mail_server
from tests.practices.factory import full_marks, offer
from tests.workflow.programs import KILLED, run
from tests.workflow.scene import make_people

__all__ = ["through_smtp"]

State = Submission.State
ADDRESSES = {"author": "author@school.example", "methodologist": "m@mms.example", "head": "h@mms.example"}


@pytest.fixture
def options(settings: Any, tmp_path: Path, search_index: Path) -> dict[str, Any]:
    """Folders that the test shares with the processes it starts."""
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "PRIVATE_DIR": tmp_path / "private"}
    return dict(settings.MMS_WAGTAIL)


@pytest.fixture
def people(transactional_db: None, options: dict[str, Any], through_smtp: Any) -> dict[str, Any]:
    """People with confirmed addresses, whom a dead mail server serves: all their letters wait."""
    from allauth.account.models import EmailAddress

    through_smtp(free_port())
    restore_initial_data()
    set_up_portal()
    people = make_people()
    for role, address in ADDRESSES.items():
        people[role].email = address
        people[role].save()
        EmailAddress.objects.create(user=people[role], email=address, verified=True, primary=True)
    return people


@pytest.fixture
def delivered(through_smtp: Any) -> Any:
    """A function that lets the mail server come back, sends what waits twice over, and gives
    how many letters of each subject came to whom.
    """

    def deliver() -> Counter[tuple[str, str]]:
        with mail_server() as (mailbox, port):
            through_smtp(port)
            for _time in range(2):
                later(days=2)
                call_command("mms_send_mail")
            assert len(set(mailbox.ids)) == len(mailbox.ids)
            return Counter((str(item["To"]), str(item["Subject"])) for item in mailbox.messages)

    return deliver


def now() -> Submission:
    return Submission.objects.select_related("page").get()


def deciding(people: dict[str, Any]) -> Submission:
    submission = reviewing(people)
    for assignment in submission.assignments.all():
        record_review(assignment, typed=full_marks(assignment), by=assignment.reviewer)
    return now()


def reviewing(people: dict[str, Any]) -> Submission:
    submission = accept(offer(people["author"]), by=people["methodologist"])
    experts = [people["expert"], people["third"]]
    assign_reviewers(submission, reviewers=experts, by=people["methodologist"])
    return now()


def found(client: Client) -> list[str]:
    results = client.get("/poisk/", {"q": "читательский дневник"}).context["results"]
    return [hit.title for hit in results.hits]


def test_between_the_commit_and_the_mail_of_a_submission(people, options, delivered):
    from mms_wagtail.plugins.practices.plugin import PLUGIN
    from mms_wagtail.workflow.api import save_draft, start_submission
    from tests.practices.factory import VALUES

    draft = start_submission(PLUGIN, submitter=people["author"])
    save_draft(draft, changes=VALUES, version=1, by=people["author"])
    code = """
with transaction.atomic():
    transaction.on_commit(die)
    submit(submission, by=user("author"))
"""
    assert run(code, options=options) == KILLED
    assert now().state == State.CHECKING
    letters = delivered()
    assert Counter(to for to, _subject in letters) == {
        ADDRESSES["author"]: 1,
        ADDRESSES["methodologist"]: 1,
    }
    assert set(letters.values()) == {1}


def test_within_the_transaction_of_a_submission(people, options, delivered):
    """Nothing happened: the draft is there as it was typed, and is sent again."""
    from mms_wagtail.plugins.practices.plugin import PLUGIN
    from mms_wagtail.workflow.api import save_draft, start_submission
    from tests.practices.factory import VALUES

    draft = start_submission(PLUGIN, submitter=people["author"])
    save_draft(draft, changes=VALUES, version=1, by=people["author"])
    code = 'signals.workflow_submitted.connect(die)\nsubmit(submission, by=user("author"))'
    assert run(code, options=options) == KILLED
    submission = now()
    assert (submission.state, submission.page, submission.data["title"]) == (
        State.DRAFT,
        None,
        VALUES["title"],
    )
    assert not Letter.objects.exists()
    assert submit(submission, by=people["author"]).state == State.CHECKING
    assert set(delivered().values()) == {1}


def test_between_the_publication_and_mail_and_search(people, options, delivered, client):
    """The decision stands; letters and the search are caught up from their rows, once."""
    deciding(people)
    code = """
with transaction.atomic():
    transaction.on_commit(die)
    decide(submission, by=user("head"), level="bank")
"""
    assert run(code, options=options) == KILLED
    submission = now()
    assert (submission.state, submission.page.live) == (State.PUBLISHED, True)
    assert Certificate.objects.filter(kind="publication").count() == 1
    assert outbox.has_work()
    outbox.drain()
    assert found(client) == [submission.title]
    published = [to for to, subject in delivered().elements() if "публик" in subject.lower()]
    assert published.count(ADDRESSES["author"]) == 1
    assert not delivered()


def test_between_the_approval_and_the_publication(people, options, delivered, client):
    """One transaction: the approval is taken back with it, no number is lost, and the head decides again."""
    deciding(people)
    code = 'signals.task_approved.connect(die)\ndecide(submission, by=user("head"), level="bank")'
    assert run(code, options=options) == KILLED
    submission = now()
    assert (submission.state, submission.page.live) == (State.DECIDING, False)
    assert not Certificate.objects.filter(kind="publication").exists()
    assert not outbox.has_work()
    decide(submission, by=people["head"], level="bank")
    (certificate,) = Certificate.objects.filter(kind="publication")
    numbers = list(Certificate.objects.order_by("sequence").values_list("sequence", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert Register.objects.get().last == len(numbers)
    assert certificate.state == "valid"
    assert found(client) == [submission.title]
    assert set(delivered().values()) == {1}
    kinds = list(submission.events.values_list("kind", flat=True))
    assert kinds.count("published") == kinds.count("scheduled") == 1


def test_while_the_last_review_is_given(people, options):
    """What the expert typed was kept before, so only the button is pressed again."""
    submission = reviewing(people)
    first, last = submission.assignments.order_by("pk")
    record_review(first, typed=full_marks(first), by=first.reviewer)
    code = """
signals.task_approved.connect(die)
assignment = Assignment.objects.get(reviewer=user("third"))
client("third").post(reverse("mms_workflow:review", args=[assignment.uuid]),
                     {**full_marks(assignment), "send": "1"})
"""
    assert run(code, options=options) == KILLED
    assert now().state == State.REVIEWING
    last.refresh_from_db()
    assert last.state == Assignment.State.OPEN
    kept = ExpertReview.objects.get(assignment=last)
    assert (kept.strengths, kept.completed_at) == ("Ясные шаги.", None)
    client = Client()
    client.force_login(last.reviewer)
    client.post(reverse("mms_workflow:review", args=[last.uuid]), {"send": "1"})
    assert now().state == State.DECIDING
    assert submission.events.filter(kind="reviews_done").count() == 1


@pytest.mark.parametrize("moment", ["half of the file is written", "the file has no row yet"])
def test_during_an_upload(people, options, moment):
    """Words typed in the form stay; the file is not listed, and is sent again."""
    from mms_wagtail.plugins.practices.plugin import PLUGIN
    from mms_wagtail.workflow.api import save_draft, start_submission

    draft = start_submission(PLUGIN, submitter=people["author"])
    save_draft(draft, changes={"problem": "Набрано до сбоя."}, version=1, by=people["author"])
    path = options["PRIVATE_DIR"].parent / "plan.pdf"
    path.write_bytes(make.pdf())
    arrange = {
        "half of the file is written": "os.fsync = die",
        "the file has no row yet": "from django.db.models.signals import pre_save\n"
        "from mms_wagtail.attachments.api import Attachment\npre_save.connect(die, sender=Attachment)",
    }[moment]
    code = f"""
author = client("author")
{arrange}
with open({str(path)!r}, "rb") as stream:
    author.post(reverse("mms_workflow:upload", args=[submission.uuid]), {{"files": stream}})
"""
    assert run(code, options=options) == KILLED
    submission = now()
    assert submission.data["problem"] == "Набрано до сбоя."
    assert attachments_of(submission.folder) == []
    client = Client()
    client.force_login(people["author"])
    address = reverse("mms_workflow:upload", args=[submission.uuid])
    answer = client.post(address, {"files": SimpleUploadedFile("План.pdf", path.read_bytes())}).json()
    assert (answer["attached"], answer["errors"]) == (["План.pdf"], [])
    assert len(attachments_of(submission.folder)) == 1
