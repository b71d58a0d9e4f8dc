"""A leader keeps plan and meetings of their own association, and of no other."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model

from mms_wagtail.plugins.associations.domain.editing import save_meeting
from mms_wagtail.plugins.associations.domain.filing import add_minutes, drop_minutes
from mms_wagtail.plugins.associations.models import Meeting, Membership, PlanItem
from tests.associations.factory import meeting, person, plan_item

pytestmark = pytest.mark.django_db
ROOM = "/obedineniya/moyo/"


def rows(prefix: str, *typed: dict[str, str], initial: int = 0) -> dict[str, str]:
    """What a browser sends for rows."""
    sent = {f"{prefix}-TOTAL_FORMS": str(len(typed)), f"{prefix}-INITIAL_FORMS": str(initial)}
    for number, row in enumerate(typed):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return sent


def agenda_of(met: Meeting, *typed: dict[str, str], **changes: str) -> dict[str, str]:
    """The form of a meeting as it is shown, with ``changes``."""
    shown = {
        "version": str(met.version),
        "topic": met.topic,
        "number": met.number,
        "held_on": met.held_on.isoformat(),
        "starts_at": "",
        "place": met.place,
        "link": met.link,
        "state": met.state,
    }
    return {**shown, **rows("agenda", *typed), **changes}


def addresses(page: Any) -> list[str]:
    met, item = meeting(page), plan_item(page)
    return [
        f"{ROOM}{page.pk}/",
        f"{ROOM}{page.pk}/plan/",
        f"{ROOM}plan/{item.pk}/",
        f"{ROOM}{page.pk}/zasedanie/",
        *(f"{ROOM}zasedanie/{met.pk}/{tail}" for tail in ("", "resheniya/", "lyudi/", "fayly/")),
    ]


ENTRANCE = {
    "author": (200, 403),
    "stranger": (403, 200),
    "expert": (403, 403),
    "methodologist": (200, 200),
    "head": (200, 200),
    "visitor": (302, 302),
}


def test_each_enters_their_own_rooms(mine: Any, theirs: Any, client_of: Any) -> None:
    own, foreign = addresses(mine), addresses(theirs)
    for role, (to_own, to_foreign) in ENTRANCE.items():
        client = client_of(role)
        assert {client.get(address).status_code for address in own} == {to_own}, role
        assert {client.get(address).status_code for address in foreign} == {to_foreign}, role


def test_posting_asks_the_same_as_reading(mine: Any, theirs: Any, client_of: Any) -> None:
    for address in addresses(theirs):
        assert client_of("author").post(address, {"act": "delete"}).status_code in (403, 405)
    assert PlanItem.objects.filter(association=theirs).count() == 1


def test_a_leader_who_left_loses_the_rooms_the_day_after(mine: Any, client_of: Any, cast: Any) -> None:
    today = timezone.localdate()
    client = client_of("author")
    mine.members.update(until=today)
    Membership.objects.filter(page=mine).update(until=today)
    assert client.get(f"{ROOM}{mine.pk}/").status_code == 200
    Membership.objects.filter(page=mine).update(until=today - dt.timedelta(days=1))
    assert client.get(f"{ROOM}{mine.pk}/").status_code == 403
    assert "Моё объединение" not in client.get("/kabinet/").content.decode()


def test_a_page_that_holds_no_meetings_has_no_room(mine: Any, portal: Any, client_of: Any) -> None:
    client = client_of("head")
    assert client.get(f"{ROOM}{portal.root.pk}/").status_code == 404
    assert client.get(f"{ROOM}999999/").status_code == 404


def test_the_only_association_opens_at_once(mine: Any, client_of: Any) -> None:
    assert client_of("author").get(ROOM).headers["Location"] == f"{ROOM}{mine.pk}/"


def test_a_meeting_is_added_with_its_agenda(mine: Any, client_of: Any) -> None:
    day = timezone.localdate() + dt.timedelta(days=9)
    sent = {
        "topic": "Итоги четверти",
        "number": "2",
        "held_on": day.isoformat(),
        "starts_at": "15:00",
        "place": "Школа 1",
        "link": "",
        "state": "planned",
        **rows("agenda", {"title": "Контрольные", "speaker": "Иванова"}, {"title": ""}),
    }
    answer = client_of("author").post(f"{ROOM}{mine.pk}/zasedanie/", sent)
    met = Meeting.objects.get()
    assert answer.headers["Location"] == f"{ROOM}zasedanie/{met.pk}/"
    assert (met.holder_id, met.held_on, met.year.first_day <= day) == (mine.pk, day, True)
    assert [(item.title, item.speaker) for item in met.agenda.all()] == [("Контрольные", "Иванова")]
    assert "Контрольные" in Client().get(met.get_absolute_url()).content.decode()


def test_rows_are_changed_moved_out_and_added(mine: Any, client_of: Any) -> None:
    met = meeting(mine, agenda=["Первый", "Второй", "Третий"])
    first, second, third = met.agenda.all()
    sent = agenda_of(
        met,
        {"key": str(first.pk), "title": "Первый, подробнее"},
        {"key": str(second.pk), "title": "Второй", "remove": "on"},
        {"key": str(third.pk), "title": ""},
        {"key": "", "title": "Новый"},
    )
    assert client_of("author").post(f"{ROOM}zasedanie/{met.pk}/", sent).status_code == 302
    assert [item.title for item in Meeting.objects.get().agenda.all()] == ["Первый, подробнее", "Новый"]


def test_asking_for_more_rows_saves_nothing_and_loses_nothing(mine: Any, client_of: Any) -> None:
    met = meeting(mine)
    sent = agenda_of(met, {"title": "Набрано"}, topic="Другая тема", more="1")
    page = client_of("author").post(f"{ROOM}zasedanie/{met.pk}/", sent)
    text = page.content.decode()
    assert page.status_code == 200
    assert 'value="Набрано"' in text
    assert 'value="Другая тема"' in text
    assert 'name="agenda-3-title"' in text
    assert Meeting.objects.get().topic == ""


WRONG = [
    ("link", "javascript:alert(1)", "должна начинаться с"),
    ("link", "zoom", "должна начинаться с"),
    ("held_on", "когда-нибудь", "дат"),
    ("held_on", "0001-01-01", "Проверьте год"),
    ("held_on", "9999-12-31", "Проверьте год"),
    ("starts_at", "99:99", "врем"),
    ("state", "held", "ещё не наступил"),
    ("state", "нет такого", "нет"),
    ("topic", "я" * 251, "250"),
]


def test_what_is_wrong_is_said_and_nothing_is_lost(mine: Any, client_of: Any) -> None:
    met = meeting(mine, in_days=3)
    client = client_of("author")
    for field, value, words in WRONG:
        sent = agenda_of(met, {"title": "Набранный вопрос"}, **{field: value})
        page = client.post(f"{ROOM}zasedanie/{met.pk}/", sent)
        text = page.content.decode()
        assert page.status_code == 422, (field, value)
        assert words in text, (field, value)
        assert 'value="Набранный вопрос"' in text
    assert Meeting.objects.get().version == 1


FORGED: list[dict[str, str]] = [
    {},
    {"agenda-TOTAL_FORMS": "много", "agenda-INITIAL_FORMS": "0"},
    {"agenda-TOTAL_FORMS": "99999", "agenda-INITIAL_FORMS": "0"},
    {"version": "нет", "agenda-TOTAL_FORMS": "1", "agenda-INITIAL_FORMS": "0", "agenda-0-key": "x"},
    {"more": "1", "agenda-TOTAL_FORMS": "-7"},
    {"act": "drop-file", "file": "9" * 30},
]


def test_a_number_belongs_to_one_meeting_of_a_year(mine: Any, client_of: Any) -> None:
    first = meeting(mine, number="1", topic="Первая")
    second = meeting(mine, number="2", topic="Вторая", held_on=first.held_on)
    client, address = client_of("author"), f"{ROOM}zasedanie/{second.pk}/"
    answer = client.post(address, agenda_of(second, number="1"))
    assert answer.status_code == 422
    assert "Заседание № 1. Первая" in answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    Meeting.objects.filter(pk=first.pk).update(state="cancelled")
    assert client.post(address, agenda_of(second, number="1")).status_code == 302


def test_forged_forms_are_no_failure(mine: Any, client_of: Any) -> None:
    met = meeting(mine)
    client = client_of("author")
    for sent in FORGED:
        for tail in ("", "resheniya/", "lyudi/", "fayly/"):
            answer = client.post(f"{ROOM}zasedanie/{met.pk}/{tail}", sent)
            assert answer.status_code in (200, 302, 404, 409, 422), (sent, tail)


def test_the_later_of_two_sees_both(mine: Any, client_of: Any) -> None:
    met = meeting(mine, agenda=["Общий"])
    key = str(met.agenda.get().pk)
    shown = agenda_of(met, {"key": key, "title": "Общий"})
    client_of("methodologist").post(
        f"{ROOM}zasedanie/{met.pk}/", {**shown, "place": "Актовый зал", "agenda-0-title": "Как у методиста"}
    )
    typed = {**shown, "place": "Кабинет 12", "agenda-0-title": "Как у автора"}
    page = client_of("author").post(f"{ROOM}zasedanie/{met.pk}/", typed)
    text = page.content.decode()
    assert page.status_code == 409
    for words in ("Актовый зал", "Кабинет 12", "Как у методиста", "Как у автора", "methodologist"):
        assert words in text
    assert Meeting.objects.get().place == "Актовый зал"
    assert 'name="version" value="2"' in text
    again = client_of("author").post(f"{ROOM}zasedanie/{met.pk}/", {**typed, "version": "2"})
    assert again.status_code == 302
    assert Meeting.objects.get().place == "Кабинет 12"
    assert [item.title for item in Meeting.objects.get().agenda.all()] == ["Как у автора"]


def test_what_another_added_meanwhile_stays(mine: Any, client_of: Any) -> None:
    met = meeting(mine, agenda=["Первый"])
    key = str(met.agenda.get().pk)
    other = agenda_of(met, {"key": key, "title": "Первый"}, {"title": "Добавлен методистом"})
    client_of("methodologist").post(f"{ROOM}zasedanie/{met.pk}/", other)
    mine_now = agenda_of(met, {"key": key, "title": "Первый"}, version="2")
    client_of("author").post(f"{ROOM}zasedanie/{met.pk}/", mine_now)
    assert [item.title for item in Meeting.objects.get().agenda.all()] == ["Первый", "Добавлен методистом"]


def test_decisions_are_written_and_checked(mine: Any, client_of: Any) -> None:
    met = meeting(mine, in_days=-5)
    address = f"{ROOM}zasedanie/{met.pk}/resheniya/"
    client, day = client_of("author"), met.held_on
    early = {"text": "Раньше", "due_on": str(day - dt.timedelta(days=1)), "state": "open"}
    nameless = {"text": "", "responsible": "Иванова", "state": "open"}
    page = client.post(address, {"version": "1", "summary": "Итог", **rows("decisions", early, nameless)})
    text = page.content.decode()
    assert page.status_code == 422
    assert "Срок раньше заседания" in text
    assert "Напишите, что решили" in text
    done = {"text": "Сделать", "due_on": str(day), "done_on": str(day), "state": "open"}
    client.post(address, {"version": "1", "summary": "Итог", **rows("decisions", done)})
    decision = Meeting.objects.get().decisions.get()
    assert (decision.state, decision.done_on, Meeting.objects.get().summary) == ("done", day, "Итог")


def test_attendance_counts_itself(mine: Any, client_of: Any) -> None:
    mine.members.add(Membership(person=person("Белова")), Membership(name="Крылова Ольга"))
    mine.save_revision().publish()
    met = meeting(mine, in_days=-5)
    address = f"{ROOM}zasedanie/{met.pk}/lyudi/"
    client = client_of("author")
    wrong = client.post(address, {"version": "1", "attended": "0", "came": ["nКрылова Ольга"]})
    assert "Отмечено 1, а пришло 0" in wrong.content.decode()
    too_many = client.post(address, {"version": "1", "attended": "9", "invited_total": "5"})
    assert "больше, чем приглашено" in too_many.content.decode()
    assert client.post(address, {"version": "1", "came": ["nКрылова Ольга"]}).status_code == 302
    met = Meeting.objects.get()
    assert (met.attended, met.invited_total) == (1, 3)
    assert {str(row): row.came for row in met.attendance.all()} == {
        "Морозова Елена": False,
        "Белова": False,
        "Крылова Ольга": True,
    }
    assert "Крылова Ольга" not in Client().get(met.get_absolute_url()).content.decode()


def test_files_come_and_go(mine: Any, client_of: Any) -> None:
    met = meeting(mine, in_days=-5)
    address = f"{ROOM}zasedanie/{met.pk}/fayly/"
    client = client_of("author")
    evil = SimpleUploadedFile("протокол.pdf", b"<script>alert(1)</script>")
    refused = client.post(address, {"act": "minutes", "minutes": evil})
    assert refused.status_code == 422
    assert "не принят" in refused.content.decode()
    text = SimpleUploadedFile("протокол № 3.txt", "Слушали: Иванову".encode())
    assert client.post(address, {"act": "minutes", "minutes": text}).status_code == 302
    first = Meeting.objects.get().minutes
    assert first.title == "Протокол. Заседание № 1"
    assert "Протокол. Заседание" in Client().get(met.get_absolute_url()).content.decode()
    other = SimpleUploadedFile("другой.txt", "Решили".encode())
    client.post(address, {"act": "minutes", "minutes": other})
    assert not get_document_model().objects.filter(pk=first.pk).exists()
    more = SimpleUploadedFile("слайды.txt", "Слайды".encode())
    client.post(address, {"act": "file", "file": more, "title": "Слайды"})
    row = Meeting.objects.get().files.get()
    client.post(address, {"act": "drop-file", "file": str(row.pk)})
    client.post(address, {"act": "drop-minutes"})
    assert get_document_model().objects.count() == 0
    assert client.post(address, {"act": "минуты"}).status_code == 404


def test_a_file_that_took_its_time_overwrites_nothing(mine: Any, cast: Any) -> None:
    """Two keep one meeting: one sends the minutes of what was read before the other saved."""
    read_before = meeting(mine, in_days=-5)
    now = Meeting.objects.get(pk=read_before.pk)
    save_meeting(now, by=cast["head"], version=now.version, values={"summary": "Итог коллеги"})
    add_minutes(read_before, SimpleUploadedFile("протокол.txt", "Решили".encode()), by=cast["author"])
    stored = Meeting.objects.get()
    assert (stored.summary, stored.version) == ("Итог коллеги", read_before.version + 2)
    assert stored.minutes is not None
    drop_minutes(read_before, by=cast["author"])
    stored = Meeting.objects.get()
    assert (stored.summary, stored.minutes) == ("Итог коллеги", None)
    assert get_document_model().objects.count() == 0


def test_the_plan_is_kept_by_its_leader(mine: Any, client_of: Any) -> None:
    client = client_of("author")
    sent = {"title": "Семинар", "school_year": "2026-2027", "month": "11", "state": "planned"}
    assert client.post(f"{ROOM}{mine.pk}/plan/", sent).status_code == 302
    item = PlanItem.objects.get()
    assert (item.school_year, item.month, item.association_id) == (2026, 11, mine.pk)
    wrong = client.post(f"{ROOM}plan/{item.pk}/", {**sent, "version": "1", "date": "2025-11-03"})
    assert wrong.status_code == 422
    assert "это 2025/26 учебный год" in wrong.content.decode()
    stale = client.post(f"{ROOM}plan/{item.pk}/", {**sent, "version": "7", "title": "Моё"})
    assert stale.status_code == 409
    assert client.post(f"{ROOM}plan/{item.pk}/", {"act": "delete"}).status_code == 302
    assert not PlanItem.objects.exists()


def test_a_plan_item_takes_no_meeting_of_others(mine: Any, theirs: Any, client_of: Any) -> None:
    foreign = meeting(theirs)
    sent = {"title": "Семинар", "school_year": "2026/27", "state": "planned", "meeting": str(foreign.pk)}
    assert client_of("author").post(f"{ROOM}{mine.pk}/plan/", sent).status_code == 422


def test_what_was_deleted_meanwhile_is_not_there(mine: Any, cast: Any) -> None:
    met = meeting(mine)
    Meeting.objects.filter(pk=met.pk).delete()
    with pytest.raises(Http404):
        save_meeting(met, by=cast["author"], version=met.version, values={"summary": "Итог"})
