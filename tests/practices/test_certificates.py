"""A certificate speaks of what was reviewed, and says when that changed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from mms_wagtail.certificates.models import Certificate, CertificateEvent
from mms_wagtail.plugins.practices.domain.editions import content_digest
from mms_wagtail.plugins.practices.models import PracticePage
from mms_wagtail.workflow.api import withdraw

CHANGED = "Содержание на портале изменено"


@pytest.fixture
def certificate(submission):
    return Certificate.objects.get(kind="publication")


def test_the_sum_is_that_of_the_published_page(certificate, practice):
    assert content_digest(PracticePage.objects.get(pk=practice.pk)) == certificate.content_digest


def test_a_change_past_the_review_is_told_until_it_is_undone(people, certificate, practice, client):
    before = practice.results
    practice.results = "Теперь здесь написано совсем другое, чего эксперты не читали."
    practice.save_revision(user=people.methodologist).publish(user=people.methodologist)
    certificate.refresh_from_db()
    assert certificate.is_valid
    assert certificate.current_digest == content_digest(PracticePage.objects.get(pk=practice.pk))
    page = client.get(certificate.get_absolute_url()).content.decode()
    assert CHANGED in page
    assert certificate.current_digest in page
    practice.results = before
    practice.save_revision(user=people.methodologist).publish(user=people.methodologist)
    certificate.refresh_from_db()
    assert (certificate.content_changed_at, certificate.current_digest) == (None, "")
    assert CHANGED not in client.get(certificate.get_absolute_url()).content.decode()
    actions = CertificateEvent.objects.filter(certificate=certificate).values_list("action", flat=True)
    assert list(actions) == ["issued", "changed", "restored"]


def test_a_draft_changes_nothing(certificate, practice):
    practice.results = "Черновик, которого никто не видит."
    practice.save_revision()
    certificate.refresh_from_db()
    assert certificate.content_changed_at is None


def test_a_page_that_was_taken_down_is_told(certificate, practice, client):
    practice.unpublish()
    certificate.refresh_from_db()
    assert certificate.is_valid
    assert "работа на портале не опубликована" in client.get(certificate.get_absolute_url()).content.decode()


def test_a_withdrawal_revokes_with_the_reason(people, submission, certificate, client):
    withdraw(submission, by=people.methodologist, reason="Автор попросил снять.")
    certificate.refresh_from_db()
    assert certificate.state == "revoked"
    assert certificate.state_reason == "Практика снята с публикации. Автор попросил снять."
    assert client.get(reverse("mms_certificates:file", args=[certificate.token])).status_code == 410
