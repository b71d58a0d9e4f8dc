"""A person's list of notices and how letters come, as the cast sees them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mms_wagtail.notices.api import notify, unread_count
from mms_wagtail.notices.models import Notice, NoticePreference

LIST = "/uvedomleniya/"


def tell(user, title="Работа принята", url="/o-portale/"):
    context = {"title": title, "text": "Первая строка.\n\nВторая."}
    return notify(to=user, kind="message", context=context, url=url, mail=False)


def test_the_newest_first_and_the_unread_named_by_a_word(cast, client_of):
    tell(cast["author"], "Старое")
    tell(cast["author"], "Новое дело")
    tell(cast["stranger"], "Чужое")
    Notice.objects.filter(title="Старое").update(read_at="2026-01-01T00:00Z")
    page = client_of("author").get(LIST)
    assert [notice.title for notice in page.context["notices"]] == ["Новое дело", "Старое"]
    text = page.content.decode()
    assert "1 непрочитанное" in text
    assert text.count('<strong class="notice-item__new">Новое</strong>') == 1
    assert "Чужое" not in text


def test_an_empty_list_says_what_will_be_in_it(client_of):
    assert "Здесь появится всё" in client_of("stranger").get(LIST).content.decode()


def test_following_a_notice_reads_it(cast, client_of):
    notice = tell(cast["author"])
    response = client_of("author").get(f"{LIST}{notice.pk}/")
    assert (response.status_code, response["Location"]) == (302, "/o-portale/")
    assert unread_count(cast["author"]) == 0


def test_a_notice_that_leads_nowhere_leads_to_the_list(cast, client_of):
    notice = tell(cast["author"], url="")
    assert client_of("author").get(f"{LIST}{notice.pk}/")["Location"] == LIST


def test_one_and_all_are_marked_as_read(cast, client_of):
    first = tell(cast["author"])
    tell(cast["author"])
    client = client_of("author")
    response = client.post(f"{LIST}{first.pk}/prochitano/", {"p": "2"})
    assert response["Location"] == f"{LIST}?p=2"
    assert unread_count(cast["author"]) == 1
    response = client.post(f"{LIST}prochitano/", follow=True)
    assert "Все уведомления отмечены прочитанными." in response.content.decode()
    assert unread_count(cast["author"]) == 0


@pytest.mark.parametrize("path", ["{pk}/", "{pk}/prochitano/"])
def test_another_persons_notice_is_not_found(cast, client_of, path):
    notice = tell(cast["author"])
    address = LIST + path.format(pk=notice.pk)
    for role in ("stranger", "expert", "methodologist", "head"):
        client = client_of(role)
        assert (client.post(address) if "prochitano" in path else client.get(address)).status_code == 404
    assert unread_count(cast["author"]) == 1


@pytest.mark.parametrize("path", ["", "nastroyki/", "1/"])
def test_a_visitor_is_led_to_log_in(client_of, path):
    response = client_of("visitor").get(LIST + path)
    assert response.status_code == 302
    assert f"next={LIST}{path}" in response["Location"]


@pytest.mark.parametrize("path", ["prochitano/", "1/prochitano/"])
def test_looking_marks_nothing(client_of, path):
    assert client_of("author").get(LIST + path).status_code == 405


@pytest.mark.parametrize("page", ["999", "-1", "x", "", "2' OR 1=1", "٣"])
def test_any_page_number_shows_a_page(cast, client_of, page):
    tell(cast["author"])
    client = client_of("author")
    assert client.get(LIST, {"p": page}).status_code == 200
    notice = Notice.objects.get()
    assert client.post(f"{LIST}{notice.pk}/prochitano/", {"p": page}).status_code == 302


def test_what_is_shown_is_escaped(cast, client_of):
    tell(cast["author"], "<script>alert(1)</script>")
    assert "<script>alert" not in client_of("author").get(LIST).content.decode()


def test_ten_thousand_notices_take_the_queries_of_one(cast, client_of):
    client = client_of("author")
    tell(cast["author"])
    client.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(LIST)
    Notice.objects.bulk_create(
        Notice(user=cast["author"], kind="message", title=f"Уведомление {number}", text="…")
        for number in range(10_000)
    )
    with CaptureQueriesContext(connection) as many:
        response = client.get(LIST)
    assert len(many) == len(one)
    assert len(response.context["notices"]) == 20
    assert "10 001 непрочитанное" in response.content.decode().replace("\xa0", " ").replace("&nbsp;", " ")


def test_choosing_how_letters_come(cast, client_of):
    client = client_of("author")
    address = reverse("mms_notices:preferences")
    assert 'value="immediate" ' in client.get(address).content.decode()
    response = client.post(address, {"mail": "daily"}, follow=True)
    assert "Настройка сохранена." in response.content.decode()
    assert NoticePreference.objects.get().mail == "daily"
    client.post(address, {"mail": "none"})
    assert NoticePreference.objects.get().mail == "none"


@pytest.mark.parametrize(
    ("mail", "error"), [("", "Выберите, когда присылать письма."), ("hourly", "Такого варианта нет.")]
)
def test_a_choice_that_is_none_is_explained(cast, client_of, mail, error):
    response = client_of("author").post(reverse("mms_notices:preferences"), {"mail": mail})
    assert response.status_code == 200
    assert error in response.content.decode()
    assert NoticePreference.objects.count() == 0
