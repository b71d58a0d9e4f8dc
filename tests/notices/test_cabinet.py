"""Notices as a part of the personal cabinet, and as data of a person."""

from __future__ import annotations

import json

from django.core.serializers.json import DjangoJSONEncoder

from mms_wagtail import registry
from mms_wagtail.notices.api import notify
from mms_wagtail.notices.cabinet import DATA, SECTION, erase_notices, export_notices
from mms_wagtail.notices.models import Letter, Notice, NoticePreference


def tell(user, title="Работа принята"):
    return notify(to=user, kind="message", context={"title": title, "text": "Спасибо."})


def test_registered_with_the_cabinet():
    assert SECTION in registry.cabinet_sections()
    assert DATA in registry.personal_data()


def test_the_header_counts_the_unread(cast, client_of):
    for _number in range(3):
        tell(cast["author"])
    text = client_of("author").get("/uvedomleniya/").content.decode()
    assert '3<span class="visually-hidden"> непрочитанных уведомления' in text


def test_a_copy_of_ones_data(teacher):
    tell(teacher)
    data = export_notices(teacher)
    assert data["mail"] == "Сразу"
    assert [notice["title"] for notice in data["notices"]] == ["Работа принята"]
    assert "Спасибо." in json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False)


def test_erasing_takes_letters_along_and_nothing_of_others(teacher, cast):
    tell(teacher)
    NoticePreference.objects.create(user=teacher, mail="none")
    other = tell("ilya@school.example")
    erase_notices(teacher)
    assert list(Notice.objects.all()) == [other]
    assert list(Letter.objects.all()) == [other.letter]
    assert NoticePreference.objects.count() == 0


def test_erasing_a_person_without_an_address(cast):
    other = tell("ilya@school.example")
    tell(cast["author"])
    erase_notices(cast["author"])
    assert list(Letter.objects.all()) == [other.letter]
