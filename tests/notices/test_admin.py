"""«Почта» in the admin, and what a monitor is told."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from health_check.exceptions import ServiceUnavailable

from mms_wagtail.domain.groups import HEADS
from mms_wagtail.notices.health import MailQueue
from mms_wagtail.notices.keeping import forget_old_letters
from mms_wagtail.notices.models import Letter
from mms_wagtail.notices.permissions import allow_mail

REPORT = "/admin/pochta/"


def letter(state="failed", **fields):
    content = {} if state == "sent" else {"subject": "Принято"}
    number = Letter.objects.count()
    return Letter.objects.create(
        message_id=f"<{number}@test>",
        recipients=f"vera{number}@school.example",
        subject="Принято",
        state=state,
        content=content,
        **fields,
    )


@pytest.fixture
def keepers(cast):
    allow_mail((HEADS,))
    return cast


def test_a_head_sees_what_failed_and_why(keepers, client_of):
    letter(last_error="550 No such user", attempts=1)
    letter("sent")
    text = client_of("head").get(REPORT).content.decode()
    assert "550 No such user" in text
    assert "не доставлено" in text
    assert text.count("Отправить снова") == 1
    assert "csrfmiddlewaretoken" in text


def test_filtered_by_state_and_exported(keepers, client_of):
    letter()
    letter("sent")
    client = client_of("head")
    found = client.get(REPORT, {"state": "failed"}).context["object_list"]
    assert [item.state for item in found] == ["failed"]
    assert client.get(f"{REPORT}results/", {"recipients": "vera1"}).status_code == 200
    assert client.get(REPORT, {"export": "csv"}).status_code == 200


@pytest.mark.parametrize(
    ("role", "status"),
    [("head", 200), ("methodologist", 302), ("expert", 302), ("stranger", 302), ("visitor", 302)],
)
def test_who_may_look(keepers, client_of, role, status):
    assert client_of(role).get(REPORT).status_code == status


@pytest.mark.parametrize("role", ["methodologist", "expert", "author", "stranger", "visitor"])
def test_who_may_not_send(keepers, client_of, role):
    failed = letter()
    client_of(role).post(f"{REPORT}{failed.pk}/snova/")
    failed.refresh_from_db()
    assert failed.state == "failed"


def test_a_head_sends_again(keepers, client_of):
    failed = letter(attempts=7)
    client = client_of("head")
    assert client.get(f"{REPORT}{failed.pk}/snova/").status_code == 405
    text = client.post(f"{REPORT}{failed.pk}/snova/", follow=True).content.decode()
    assert "отправляется снова" in text
    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == ("waiting", 0)
    assert (
        "уже отправлено или отправляется"
        in client.post(f"{REPORT}{failed.pk}/snova/", follow=True).content.decode()
    )
    assert client.post(f"{REPORT}999/snova/").status_code == 404


def test_the_report_takes_the_queries_of_one_letter(keepers, client_of, django_assert_num_queries):
    letter()
    client = client_of("head")
    client.get(REPORT)
    with CaptureQueriesContext(connection) as one:
        client.get(REPORT)
    for _number in range(30):
        letter()
    with django_assert_num_queries(len(one)):
        client.get(REPORT)


def test_set_up_gives_the_heads_their_report(portal, client_of):
    call_command("mms_setup")
    assert client_of("head").get(REPORT).status_code == 200


def test_a_monitor_asks_about_the_mail(db, client):
    assert client.get("/health/").json()["MailQueue()"] == "OK"


def test_letters_that_wait_too_long_are_an_illness(db):
    hour_ago = timezone.now() - dt.timedelta(hours=1)
    put_off = letter("retry", attempts=3, created_at=hour_ago)
    # By its recipient's server: no illness of ours.
    MailQueue().run()
    Letter.objects.update(unreached=True)
    with pytest.raises(ServiceUnavailable, match="1 letters wait"):
        MailQueue().run()
    put_off.delete()
    letter("waiting", due_at=hour_ago)
    with pytest.raises(ServiceUnavailable, match="1 letters wait"):
        MailQueue().run()


def test_old_letters_are_forgotten(db):
    now = timezone.now()
    letter("sent", sent_at=now - dt.timedelta(days=31))
    letter("failed", created_at=now - dt.timedelta(days=91))
    kept = [
        letter("sent", sent_at=now - dt.timedelta(days=29)),
        letter("failed", created_at=now - dt.timedelta(days=89)),
        letter("retry", created_at=now - dt.timedelta(days=400)),
    ]
    assert forget_old_letters() == 2
    assert list(Letter.objects.order_by("pk")) == kept
