"""The letter of the day."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from mms_wagtail.notices.api import notify
from mms_wagtail.notices.digest import HOUR, MOST, compose_digests
from mms_wagtail.notices.models import Letter, Notice, NoticePreference
from mms_wagtail.notices.reading import mark_read


@pytest.fixture
def daily(teacher):
    """A teacher who wants one letter a day, at an hour when letters of the day go."""
    NoticePreference.objects.create(user=teacher, mail="daily")
    return teacher


@pytest.fixture(autouse=True)
def daytime(settings):
    """A zone of time where it is past seven now, whenever the tests run."""
    settings.TIME_ZONE = next(
        zone
        for zone in ("Europe/Moscow", "Asia/Kamchatka", "America/New_York", "Asia/Yekaterinburg")
        if HOUR <= timezone.now().astimezone(ZoneInfo(zone)).hour < 23
    )


def tell(user, title):
    return notify(to=user, kind="message", context={"title": title, "text": "…"}, url="/o-portale/")


def test_one_letter_for_all_that_is_unread(daily, committing):
    with committing():
        read = tell(daily, "Прочитанное")
        tell(daily, "Первое")
        tell(daily, "Второе & третье")
        mark_read(read)
    assert mail.outbox == []
    with committing():
        call_command("mms_send_mail")
    [letter] = mail.outbox
    assert letter.subject == "2 новых уведомления"
    assert "Второе & третье" in letter.body
    assert "http://127.0.0.1:8000/o-portale/" in letter.body
    assert "Второе &amp; третье</a>" in letter.alternatives[0][0]
    assert "Прочитанное" not in letter.body
    assert list(Letter.objects.get().notices.values_list("title", flat=True)) == ["Второе & третье", "Первое"]


def test_once_a_day_and_the_rest_tomorrow(daily, committing):
    with committing():
        tell(daily, "Первое")
        assert compose_digests() == 1
        tell(daily, "Второе")
        assert compose_digests() == 0
        yesterday = timezone.localdate() - dt.timedelta(days=1)
        NoticePreference.objects.update(digest_on=yesterday)
        assert compose_digests() == 1
    assert [letter.subject for letter in mail.outbox] == ["1 новое уведомление", "1 новое уведомление"]
    assert "Первое" not in mail.outbox[1].body


def test_nothing_new_no_letter(daily):
    assert compose_digests() == 0


def test_many_are_counted_and_the_first_are_shown(daily, committing):
    for number in range(MOST + 5):
        tell(daily, f"Дело {number:02}")
    with committing():
        compose_digests()
    [letter] = mail.outbox
    assert letter.subject == f"{MOST + 5} новых уведомлений"
    assert letter.body.count("Дело") == MOST
    assert "Остальные ждут на портале." in letter.body


def test_who_changed_the_mind_gets_none(daily):
    tell(daily, "Первое")
    NoticePreference.objects.update(mail="none")
    assert compose_digests() == 0
    assert not Notice.objects.filter(in_digest=True).exists()
