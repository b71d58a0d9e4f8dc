"""Who sees a submission on the author's pages: its author. For all others it does not exist."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mms_wagtail.attachments.api import attach
from mms_wagtail.workflow.api import Submission
from tests.conftest import CAST
from tests.practices.factory import offer


@pytest.fixture
def offered(people, settings, tmp_path):
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "PRIVATE_DIR": tmp_path / "private"}
    submission = offer(people.author)
    upload = SimpleUploadedFile("Письмо.txt", "Дорогой Герасим!".encode())
    attach(folder=submission.folder, upload=upload, by=people.author)
    return submission


def addresses(submission):
    from mms_wagtail.attachments.api import attachments_of

    file = attachments_of(submission.folder)[0].pk
    uuid = submission.uuid
    return [
        ("GET", "submission", [uuid]),
        ("GET", "check", [uuid]),
        ("GET", "preview", [uuid]),
        ("GET", "step", [uuid, "o-chem"]),
        ("GET", "file", [uuid, file]),
        ("GET", "file-preview", [uuid, file]),
        ("POST", "step", [uuid, "o-chem"]),
        ("POST", "check", [uuid]),
        ("POST", "autosave", [uuid, "o-chem"]),
        ("POST", "upload", [uuid]),
        ("POST", "act", [uuid]),
    ]


@pytest.mark.parametrize("role", [role for role in CAST if role != "author"])
def test_for_all_others_it_does_not_exist(client_of, offered, role):
    client = client_of(role)
    for method, view, args in addresses(offered):
        answer = client.generic(method, reverse(f"mms_workflow:{view}", args=args))
        if role == "visitor":
            assert answer.status_code == 302, view
            assert answer.url.startswith(reverse("account_login")), view
        else:
            assert answer.status_code == 404, view
    offered.refresh_from_db()
    assert (offered.state, offered.version) == (Submission.State.CHECKING, 2)


def test_its_author_sees_all_of_it(client_of, offered):
    client = client_of("author")
    found = {
        (method, view): client.generic(method, reverse(f"mms_workflow:{view}", args=args)).status_code
        for method, view, args in addresses(offered)
    }
    # It is being reviewed: read, not changed.
    assert found == {
        ("GET", "submission"): 200,
        ("GET", "check"): 302,
        ("GET", "preview"): 200,
        ("GET", "step"): 302,
        ("GET", "file"): 200,
        ("GET", "file-preview"): 404,
        ("POST", "step"): 409,
        ("POST", "check"): 302,
        ("POST", "autosave"): 409,
        ("POST", "upload"): 409,
        ("POST", "act"): 302,
    }


@pytest.mark.parametrize("role", [role for role in CAST if role not in ("author", "visitor")])
def test_lists_hold_ones_own_alone(client_of, offered, role):
    answer = client_of(role).get(reverse("mms_workflow:submissions"))
    assert answer.status_code == 200
    assert offered.title not in answer.content.decode()


def test_addresses_that_nobody_made(client_of, people, offered):
    client = client_of("author")
    assert client.get(reverse("mms_workflow:start", args=["net-takogo"])).status_code == 404
    assert client.get(reverse("mms_workflow:step", args=[offered.uuid, "net"])).status_code == 404
    assert client.get(reverse("mms_workflow:file", args=[offered.uuid, 999_999])).status_code == 404
    assert client.get(reverse("mms_workflow:coauthor", args=["net"])).status_code == 404


def test_the_list_has_as_many_queries_for_one_as_for_thirty(
    client_of, people, offered, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_of("author")
    client.get(reverse("mms_workflow:submissions"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("mms_workflow:submissions"))
    Submission.objects.bulk_create(
        Submission(plugin="practices", submitter=people.author, title=f"Практика {number}")
        for number in range(29)
    )
    with django_assert_num_queries(len(one)):
        answer = client.get(reverse("mms_workflow:submissions"))
    assert len(answer.context["submissions"]) == 20


@pytest.mark.parametrize("plugin", ["practices", "materials"])
def test_an_empty_draft_can_be_seen_as_the_page_it_will_be(client_of, people, plugin):
    from mms_wagtail import registry
    from mms_wagtail.workflow.api import start_submission

    draft = start_submission(registry.plugins()[plugin], submitter=people.author)
    answer = client_of("author").get(reverse("mms_workflow:preview", args=[draft.uuid]))
    assert answer.status_code == 200
    assert "так это увидят коллеги" in answer.content.decode()
