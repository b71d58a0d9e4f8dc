"""Tasks run at commit; those in a thread keep nobody waiting, and whatever goes wrong is no one's error."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.utils import timezone
from django_tasks import task, task_backends
from django_tasks.exceptions import InvalidTaskError

from mms_wagtail.background import background_alias, can_wait

BACKEND = "mms_wagtail.background.AtCommitBackend"
heard: list[Any] = []
let_go = threading.Event()


@task()
def note(word: str) -> None:
    heard.append((word, transaction.get_connection().in_atomic_block, threading.current_thread().name))


@task()
def fail() -> None:
    heard.append("failing")
    raise RuntimeError("no luck")


@task()
def wait_and_count() -> None:
    let_go.wait(20)
    heard.append(Group.objects.count())


@pytest.fixture(autouse=True)
def tasks(settings):
    heard.clear()
    let_go.clear()
    settings.TASKS = {
        "default": {"BACKEND": BACKEND},
        "background": {"BACKEND": BACKEND, "OPTIONS": {"thread": True}},
    }


def wait_for(count: int) -> None:
    for thread in threading.enumerate():
        if thread.name == "mms-background":
            thread.join(20)
    assert len(heard) == count


def test_at_commit_and_not_before(transactional_db):
    with transaction.atomic():
        note.enqueue("слово")
        assert heard == []
    assert heard == [("слово", False, "MainThread")]


def test_a_rollback_takes_the_task_along(transactional_db):
    with transaction.atomic():
        note.enqueue("слово")
        transaction.set_rollback(True)
    assert heard == []


def test_a_task_that_fails_is_no_error_of_the_caller(transactional_db, caplog):
    with transaction.atomic():
        fail.enqueue()
        note.enqueue("после")
    assert [item[0] if isinstance(item, tuple) else item for item in heard] == ["failing", "после"]
    assert "no luck" in caplog.text


def test_in_a_thread_the_caller_does_not_wait(transactional_db):
    before = Group.objects.count()
    with transaction.atomic():
        wait_and_count.using(backend="background").enqueue()
        Group.objects.create(name="Новая")
    assert heard == []
    let_go.set()
    wait_for(1)
    # It has seen what was committed, over a connection of its own.
    assert heard == [before + 1]
    assert Group.objects.count() == before + 1


def test_later_in_a_thread_and_never_in_the_request(transactional_db):
    moment = timezone.now() - timedelta(minutes=2)
    note.using(backend="background", run_after=moment).enqueue("позже")
    for timer in threading.enumerate():
        if isinstance(timer, threading.Timer):
            timer.join(20)
    assert [word for word, _atomic, _name in heard] == ["позже"]
    with pytest.raises(InvalidTaskError):
        note.using(run_after=moment).enqueue("никогда")


def test_many_of_one_minute_sleep_in_one_thread(transactional_db):
    moment = timezone.now().replace(second=0, microsecond=0) + timedelta(minutes=30)
    for second in range(50):
        later = moment + timedelta(seconds=second)
        note.using(backend="background", run_after=later).enqueue("позже")
    timers = task_backends["background"]._timers
    assert len(timers) == 1
    for timer in timers.values():
        timer.cancel()


def test_a_project_without_the_alias_has_its_default(settings):
    assert (background_alias(), can_wait()) == ("background", True)
    settings.TASKS = {"default": {"BACKEND": BACKEND}}
    assert (background_alias(), can_wait()) == ("default", False)


def test_the_connection_of_the_caller_is_left_alone(transactional_db):
    with transaction.atomic():
        note.using(backend="background").enqueue("слово")
    wait_for(1)
    assert connection.is_usable()
