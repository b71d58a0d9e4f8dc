"""A copy of what submissions keep of a person, and what is left when they go."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.serializers.json import DjangoJSONEncoder

from mms_wagtail import registry
from mms_wagtail.accounts.api import close_account, export_data, record_consents, withdraw_consent
from mms_wagtail.attachments.api import attach, attachments_of
from mms_wagtail.workflow.api import Submission, accept, record_review, return_for_revision, start_submission
from mms_wagtail.workflow.domain.assigning import assign_reviewers
from mms_wagtail.workflow.models import Assignment
from tests.practices.factory import full_marks, offer, published


@pytest.fixture(autouse=True)
def private_dir(settings, tmp_path):
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "PRIVATE_DIR": tmp_path / "private"}


def test_a_copy_has_works_and_what_was_said_of_them(people):
    submission = offer(people.author)
    return_for_revision(submission, by=people.methodologist, text="Допишите.", internal_note="Между нами")
    data = export_data(people.author)["submissions"]["data"]
    assert [item["title"] for item in data["submissions"]] == [submission.title]
    assert data["submissions"][0]["answers"]["problem"].startswith("В пятом классе")
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False)
    assert "Допишите." in text
    assert "Между нами" not in text
    assert export_data(people.stranger)["submissions"]["data"]["submissions"] == []


def test_an_expert_gets_the_reviews_and_an_author_no_expert(people):
    submission = accept(offer(people.author), by=people.methodologist)
    first, _second = assign_reviewers(
        submission, reviewers=[people.expert, people.expert2], by=people.methodologist
    )
    record_review(first, typed=full_marks(first), by=people.expert)
    reviews = export_data(people.expert)["submissions"]["data"]["reviews"]
    assert [(item["work"], item["strengths"]) for item in reviews] == [(submission.title, "Ясные шаги.")]
    mine = json.dumps(export_data(people.author)["submissions"], cls=DjangoJSONEncoder, ensure_ascii=False)
    assert "Зимин" not in mine


def test_drafts_go_with_their_files_and_what_was_sent_stays(people, django_capture_on_commit_callbacks):
    sent = offer(people.author)
    draft = start_submission(registry.plugins()["practices"], submitter=people.author)
    attach(folder=draft.folder, upload=SimpleUploadedFile("Письмо.txt", b"1"), by=people.author)
    with django_capture_on_commit_callbacks(execute=True):
        close_account(people.author)
    assert list(Submission.objects.all()) == [sent]
    assert not attachments_of(draft.folder)
    sent.refresh_from_db()
    # The name may still be published: the review goes on.
    assert (sent.submitter_name, sent.state) == ("Орлова Вера", Submission.State.CHECKING)


def test_without_consent_the_name_goes_and_the_review_stops(people):
    sent = offer(people.author)
    withdraw_consent(user=people.author, kind="publication")
    close_account(people.author)
    sent.refresh_from_db()
    assert (sent.submitter_name, sent.state) == ("Учётная запись закрыта", Submission.State.DRAFT)
    assert "Орлова Вера" not in list(sent.events.values_list("actor_name", flat=True))


def test_an_expert_who_leaves_frees_the_place_and_the_review_stays(people):
    submission = accept(offer(people.author), by=people.methodologist)
    assigned = assign_reviewers(
        submission, reviewers=[people.expert, people.expert2], by=people.methodologist
    )
    record_review(assigned[1], typed=full_marks(assigned[1]), by=people.expert2)
    close_account(people.expert)
    close_account(people.expert2)
    states = list(submission.assignments.order_by("pk").values_list("state", flat=True))
    assert states == [Assignment.State.REPLACED, Assignment.State.DONE]


def test_a_name_follows_the_consent_on_published_pages(people, client):
    submission = published(
        people.author,
        experts=[people.expert, people.expert2],
        methodologist=people.methodologist,
        head=people.head,
    )
    page = submission.page.specific
    assert "Орлова Вера" in client.get(page.url).content.decode()
    withdraw_consent(user=people.author, kind="publication")
    assert "Орлова" not in client.get(page.url).content.decode()
    assert "Орлова" not in str(page.editions.get().content)
    # An editor who opens the page and publishes it does not bring the name back.
    type(page).objects.get(pk=page.pk).get_latest_revision().publish(skip_permission_checks=True)
    assert "Орлова" not in client.get(page.url).content.decode()
    record_consents(user=people.author, publication=["name"])
    shown = client.get(page.url).content.decode()
    assert "Орлова Вера" in shown
    submission.refresh_from_db()
    assert submission.state == Submission.State.PUBLISHED
