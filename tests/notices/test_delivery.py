"""What a mail server can do to a letter: every outcome is defined, and none reaches the caller."""

from __future__ import annotations

import time

import pytest
from django.core import mail

from mms_wagtail.notices.api import notify
from mms_wagtail.notices.claims import MAX_ATTEMPTS, claim_next, pause_after, settle_sent
from mms_wagtail.notices.delivery import drain
from mms_wagtail.notices.letters import send_again
from mms_wagtail.notices.models import Letter
from tests.notices.conftest import due_in, later, states
from tests.notices.servers import free_port, mail_server, silent_server


def tell(to="vera@school.example", title="Работа принята"):
    return notify(to=to, kind="message", context={"title": title, "text": "Спасибо."})


def test_a_server_that_works_gets_one_letter(db, mailbox, committing):
    with committing():
        tell()
    assert mailbox.subjects == ["Работа принята"]
    assert mailbox.ids == [Letter.objects.get().message_id]
    [message] = mailbox.messages
    assert message["To"] == "vera@school.example"
    assert message.get_body(("plain",)).get_content().startswith("Спасибо.")
    assert drain().sent == 0
    assert len(mailbox.messages) == 1


def test_a_server_that_is_down_and_comes_back(db, through_smtp, committing):
    port = free_port()
    through_smtp(port)
    with committing():
        tell(title="Первое")
        tell(title="Второе")
    # The second letter does not wait for the server in its turn, and has not lost an attempt.
    assert states() == ["retry", "waiting"]
    first = Letter.objects.get(subject="Первое")
    assert first.last_error.startswith("Почтовый сервер недоступен: ConnectionRefusedError")
    with mail_server(port) as (mailbox, _port):
        drain()
        # The first waits for nothing but the server, so it goes as soon as another has gone.
        assert sorted(mailbox.subjects) == ["Второе", "Первое"]
    assert states() == ["sent", "sent"]


def test_a_server_that_never_answers_is_left_alone(db, through_smtp, committing):
    with silent_server() as port:
        through_smtp(port, timeout=1)
        started = time.monotonic()
        with committing():
            for number in range(30):
                tell(title=f"Письмо {number}")
        assert time.monotonic() - started < 10
    assert states() == ["retry"] + ["waiting"] * 29
    assert "timed out" in Letter.objects.get(state="retry").last_error


def test_an_address_that_is_refused_for_good(db, mailbox, committing):
    mailbox.recipient_answers["gone@school.example"] = "550 No such user here"
    with committing():
        tell("gone@school.example", title="Пропавшему")
        tell(title="Вере")
    assert states() == ["failed", "sent"]
    assert mailbox.subjects == ["Вере"]
    failed = Letter.objects.get(state="failed")
    assert failed.last_error == "Адрес не принят: gone@school.example: 550 No such user here"
    later(days=1)
    assert drain().sent == 0
    assert mailbox.attempts == 2


@pytest.mark.parametrize("answer", ["451 Greylisted, try later", "421 Too many connections"])
def test_an_answer_for_now_is_tried_again(db, mailbox, committing, answer):
    mailbox.recipient_answers["vera@school.example"] = answer
    with committing():
        tell()
    assert states() == ["retry"]
    assert 0 < due_in() <= 1
    assert answer.split()[0] in Letter.objects.get().last_error
    mailbox.recipient_answers.clear()
    assert drain().sent == 0
    later(minutes=1)
    assert drain().sent == 1
    assert mailbox.subjects == ["Работа принята"]


@pytest.mark.parametrize(
    ("answer", "state"), [("554 Looks like spam", "failed"), ("452 Disk is full", "retry")]
)
def test_a_text_that_is_not_taken(db, mailbox, committing, answer, state):
    mailbox.data_answer = answer
    with committing():
        tell()
    assert states() == [state]
    assert Letter.objects.get().last_error == f"Письмо не принято: {answer}"


def test_a_letter_that_cannot_be_read_is_no_obstacle(db, mailbox, committing):
    with committing():
        tell(title="Порченое")
        Letter.objects.update(content={"subject": "без остального"})
        tell()
    assert states() == ["failed", "sent"]


def test_the_pauses_grow_to_an_hour_and_end_after_five_days(db, through_smtp, committing):
    minutes = [pause_after(attempt).total_seconds() / 60 for attempt in range(1, 10)]
    assert minutes == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert 4 < sum(pause_after(n).total_seconds() for n in range(1, MAX_ATTEMPTS)) / 86400 < 6
    through_smtp(free_port())
    with committing():
        tell()
    Letter.objects.update(attempts=MAX_ATTEMPTS - 1)
    later(hours=1)
    drain()
    assert states() == ["failed"]


def test_sending_again_what_failed_and_nothing_else(db, mailbox, committing):
    mailbox.recipient_answers["vera@school.example"] = "550 No such user here"
    with committing():
        tell()
    letter = Letter.objects.get()
    mailbox.recipient_answers.clear()
    with committing():
        assert send_again(letter)
    assert mailbox.subjects == ["Работа принята"]
    with committing():
        assert not send_again(letter)
    assert len(mailbox.messages) == 1


def test_a_claim_that_was_taken_over_settles_nothing(db):
    tell()
    slow = claim_next()
    later(minutes=11)
    quick = claim_next()
    assert (slow.attempt, quick.attempt) == (1, 2)
    settle_sent(slow)
    assert states() == ["sending"]
    assert claim_next() is None
    settle_sent(quick)
    assert states() == ["sent"]


def test_without_a_setting_the_projects_own_backend_sends(db, committing):
    with committing():
        tell()
    assert len(mail.outbox) == 1
