"""Killed processes, and several at once: nothing is lost, nothing is sent twice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from mms_wagtail.notices.api import notify
from mms_wagtail.notices.models import Letter
from tests.initial_data import restore_initial_data
from tests.notices.conftest import later, states
from tests.notices.servers import free_port, kill, mail_server, silent_server

ROOT = Path(__file__).resolve().parents[2]

TELL = """
import os, signal, time
import django
django.setup()
from django.db import transaction
from mms_wagtail.notices.api import notify
from mms_wagtail.notices.models import Letter

def die():
    os.kill(os.getpid(), signal.SIGKILL)

with transaction.atomic():
    {before}
    notify(to="vera@school.example", kind="message", context={{"title": "Принято", "text": "Спасибо"}})
    {inside}
{after}
"""
SEND = """
import django
django.setup()
from django.core.management import call_command
call_command("mms_send_mail")
"""


def tell(*, before: str = "pass", inside: str = "pass", after: str = "pass") -> str:
    """A program that tells something; ``before`` and ``inside`` run in its transaction."""
    return TELL.format(before=before, inside=inside, after=after)


def process(code: str, port: int) -> subprocess.Popen[bytes]:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.notices.process_settings",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "MMS_TEST_DATABASE": str(connection.settings_dict["NAME"]),
        "MMS_TEST_SMTP": str(port),
    }
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=environment)


@pytest.fixture
def committed(transactional_db):
    restore_initial_data()


@pytest.fixture
def sent_once(through_smtp):
    """A function that drains twice and asserts that exactly one letter came."""

    def check() -> None:
        with mail_server() as (mailbox, port):
            through_smtp(port)
            call_command("mms_send_mail")
            call_command("mms_send_mail")
            assert mailbox.subjects == ["Принято"]
        assert states() == ["sent"]

    return check


def test_killed_between_commit_and_mail(committed, sent_once):
    assert process(tell(before="transaction.on_commit(die)"), free_port()).wait(60) == -9
    assert states() == ["waiting"]
    sent_once()


def test_killed_before_the_commit(committed):
    assert process(tell(inside="die()"), free_port()).wait(60) == -9
    assert states() == []


def test_killed_while_the_server_keeps_it_waiting(committed, sent_once):
    wait = "while Letter.objects.get().state != 'sending': time.sleep(0.05)"
    with silent_server() as port:
        assert process(tell(after=f"{wait}\ndie()"), port).wait(60) == -9
    assert states() == ["sending"]
    call_command("mms_send_mail")
    # Somebody may still have it in hand; after ten minutes nobody has.
    assert states() == ["sending"]
    later(minutes=10)
    sent_once()


def test_killed_after_the_server_took_it_repeats_under_the_same_number(committed, through_smtp):
    with mail_server() as (mailbox, port):
        sender = process(tell(after="time.sleep(60)"), port)
        mailbox.before_answer = lambda: kill(sender.pid)
        assert sender.wait(60) == -9
        mailbox.before_answer = lambda: None
        later(minutes=10)
        through_smtp(port)
        call_command("mms_send_mail")
        assert mailbox.ids == [Letter.objects.get().message_id] * 2


def test_a_slow_server_keeps_nobody_waiting(committed):
    # Its timeout is ten seconds.
    with silent_server() as port:
        program = tell(
            before="started = time.monotonic()", after="assert time.monotonic() - started < 5\ndie()"
        )
        assert process(program, port).wait(60) == -9


def test_two_processes_at_once_send_every_letter_once(committed, through_smtp):
    through_smtp(free_port())
    titles = [f"Письмо {number:02}" for number in range(30)]
    for title in titles:
        notify(to="vera@school.example", kind="message", context={"title": title, "text": ""})
    Letter.objects.update(state="waiting", attempts=0, due_at=timezone.now())
    with mail_server() as (mailbox, port):
        senders = [process(SEND, port) for _number in range(2)]
        assert [sender.wait(120) for sender in senders] == [0, 0]
        assert sorted(mailbox.subjects) == titles
    assert set(states()) == {"sent"}
