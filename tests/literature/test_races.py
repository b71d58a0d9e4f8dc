"""Two keepers and one copy, two windows of one reader: with the real database and its locks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection

from mms_wagtail.domain.groups import HEADS
from mms_wagtail.domain.portal import set_up_portal
from mms_wagtail.plugins.literature.domain.lending import LendingError, give, wish
from mms_wagtail.plugins.literature.models import Wish
from tests.initial_data import restore_initial_data
from tests.literature.factory import make_publication

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 6


@pytest.fixture
def keeper():
    restore_initial_data()
    set_up_portal()
    user = get_user_model().objects.create_user("keeper")
    user.groups.add(Group.objects.get(name=HEADS))
    return user


def at_once(*acts):
    """What each of ``acts`` said, done by threads with connections of their own at one moment."""
    gate = Barrier(len(acts))

    def run(act):
        try:
            gate.wait(timeout=30)
            act()
        except LendingError as error:
            return str(error)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_many_who_give_at_once_only_copies_are_given(keeper):
    book = make_publication(copies=2)
    users = [get_user_model().objects.create_user(f"reader{n}") for n in range(AT_ONCE)]
    items = [wish(book, by=user) for user in users]
    said = at_once(*[lambda item=item: give(item, by=keeper) for item in items])
    assert sorted(text != "" for text in said) == [False] * 2 + [True] * (AT_ONCE - 2)
    assert all("Свободных экземпляров нет" in text for text in said if text)
    assert Wish.objects.filter(state="given").count() == 2


def test_two_windows_make_one_wish(keeper):
    book = make_publication(copies=1)
    assert at_once(*[lambda: wish(book, by=keeper)] * AT_ONCE) == [""] * AT_ONCE
    assert Wish.objects.count() == 1
