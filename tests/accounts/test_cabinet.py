"""The cabinet: who enters, what waits, one's own profile, a copy of the data, the end of the account."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail import hooks

from mms_wagtail import registry
from mms_wagtail.accounts.api import display_name, person_of, profile_of, record_consents, withdraw_consent
from mms_wagtail.accounts.models import Consent, Profile
from mms_wagtail.contracts import CabinetSection, Waiting
from mms_wagtail.models import Person
from mms_wagtail.search.models import SavedSearch

PAGES = ("", "obo-mne/", "soglasiya/", "bezopasnost/", "dannye/", "dannye/kopiya/", "dannye/zakryt/")
things: list[Waiting] = []


def waiting(user):
    """What the tests' section lets wait."""
    return things


@pytest.fixture
def section():
    declared = CabinetSection(
        slug="tests", label="Проверка", url_name="mms_accounts:profile", waiting=f"{__name__}.waiting"
    )
    things.clear()
    with hooks.register_temporarily(registry.CABINET_HOOK, lambda: declared):
        registry.forget()
        yield things
    registry.forget()


@pytest.fixture
def author(ready, cast, school):
    user = cast["author"]
    user.last_name, user.first_name = "Морозова", "Елена"
    user.save()
    Profile.objects.create(user=user, patronymic="Борисовна", position="учитель", organization=school)
    record_consents(user=user, processing=True, publication=["name"])
    return user


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_is_led_to_the_entrance_and_back(ready, client_of, page):
    address = f"/kabinet/{page}"
    assert client_of("visitor").get(address)["Location"] == f"/vhod/?next={address}"


@pytest.mark.parametrize("role", ["author", "expert", "stranger", "methodologist", "head"])
def test_everybody_has_a_cabinet(ready, cast, client_of, role):
    record_consents(user=cast[role], processing=True)
    client = client_of(role)
    assert [client.get(f"/kabinet/{page}").status_code for page in PAGES] == [200] * len(PAGES)
    page = client.get("/kabinet/").content.decode()
    assert ("Админка портала" in page) == (role in {"methodologist", "head"})
    assert "Сохранённые поиски" in page


@pytest.mark.parametrize("page", PAGES[2:])
def test_ones_rights_need_no_consent(ready, client_of, page):
    assert client_of("author").get(f"/kabinet/{page}").status_code == 200


def test_what_waits_stands_in_the_order_of_its_urgency(author, client_of, section):
    today = timezone.localdate()
    section += [
        Waiting(title="Не к спеху", what="…", url="/a/"),
        Waiting(title="Через неделю", what="…", url="/b/", due=today + dt.timedelta(days=7)),
        Waiting(title="Завтра", what="…", url="/c/", due=today + dt.timedelta(days=1)),
        Waiting(title="Вчера", what="…", url="/d/", due=today - dt.timedelta(days=1)),
        Waiting(title="Горит", what="…", url="/e/", urgent=True),
    ]
    page = client_of("author").get("/kabinet/").content.decode()
    titles = ("Вчера", "Горит", "Завтра", "Через неделю", "Не к спеху")
    places = [page.index(f"{title.split()[-1]}</a>") for title in titles]
    assert places == sorted(places)
    assert "Срок прошёл:" in page


def test_many_things_cost_as_many_queries_as_one(author, client_of, section):
    client = client_of("author")
    client.get("/kabinet/")

    def count(number):
        section[:] = [Waiting(title=f"Дело {n}", what="…", url="/") for n in range(number)]
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/kabinet/").status_code == 200
        return len(queries)

    assert count(1) == count(30)


def test_an_unfinished_profile_waits_until_it_is_filled(ready, cast, school, client_of):
    record_consents(user=cast["stranger"], processing=True)
    client = client_of("stranger")
    assert "Расскажите о" in client.get("/kabinet/").content.decode()
    sent = {"last_name": "Петров", "first_name": "Иван", "position": "воспитатель", "organization": school.pk}
    client.post("/kabinet/obo-mne/", sent)
    assert "Расскажите о" not in client.get("/kabinet/").content.decode()
    assert display_name(get_user_model().objects.get(username="stranger")) == "Петров Иван"


def test_a_new_name_reaches_the_directory(author, school, client_of):
    person = person_of(author)
    sent = {"last_name": "Лебедева", "first_name": "Елена", "position": "учитель", "organization": "other"}
    page = client_of("author").post("/kabinet/obo-mne/", sent).content.decode()
    assert "Напишите название своей организации." in page
    assert 'value="Лебедева"' in page
    client_of("author").post("/kabinet/obo-mne/", sent | {"organization_name": "Гимназия"})
    person.refresh_from_db()
    assert person.full_name == "Лебедева Елена"
    assert profile_of(get_user_model().objects.get(pk=author.pk)).workplace == "Гимназия"


def test_an_entry_of_the_staff_stays_the_editors(ready, cast):
    person = Person.objects.create(
        last_name="Ермакова", slug="ermakova", position="методист", user=cast["methodologist"]
    )
    record_consents(user=cast["methodologist"], processing=True)
    withdraw_consent(user=cast["methodologist"], kind="publication")
    person.refresh_from_db()
    assert (person.last_name, person.position) == ("Ермакова", "методист")
    assert person_of(cast["methodologist"]) == person


def test_a_namesake_is_not_taken_for_the_author(author):
    other = Person.objects.create(
        last_name="Морозова", first_name="Елена", patronymic="Борисовна", slug="morozova"
    )
    assert person_of(author) != other


def test_a_copy_of_the_data(author, client_of):
    SavedSearch.objects.create(user=author, title="наставники", address="/poisk/?q=1")
    answer = client_of("author").get("/kabinet/dannye/kopiya/")
    assert answer["Content-Disposition"].startswith("attachment")
    copy = json.loads(answer.content)
    assert copy["account"]["last_name"] == "Морозова"
    assert copy["account"]["organization"] == "Берёзовская СОШ"
    assert [consent["may_be_published"] for consent in copy["account"]["consents"]] == [["name"], []]
    assert [search["title"] for search in copy["saved_searches"]["data"]] == ["наставники"]
    assert "password" not in answer.content.decode()


def test_closing_asks_for_the_password_and_says_what_stays(author, client_of):
    client = client_of("author")
    page = client.get("/kabinet/dannye/zakryt/").content.decode()
    assert "Опубликованные работы и" in page
    assert "Пароль не подошёл" in client.post("/kabinet/dannye/zakryt/", {"password": "нет"}).content.decode()
    author.refresh_from_db()
    assert author.is_active


@pytest.mark.parametrize(
    ("withdrawn", "name"), [(False, "Морозова Е. Б."), (True, "Автор (имя не публикуется)")]
)
def test_a_closed_account_leaves_no_person(author, client_of, withdrawn, name):
    SavedSearch.objects.create(user=author, title="наставники", address="/poisk/?q=1")
    person, client, elsewhere = person_of(author), client_of("author"), client_of("author")
    if withdrawn:
        withdraw_consent(user=author, kind="publication")
    page = client.post("/kabinet/dannye/zakryt/", {"password": "author"}, follow=True)
    assert "Учётная запись закрыта" in page.content.decode()
    author.refresh_from_db()
    assert (author.username, author.last_name, author.email) == (f"zakryt-{author.pk}", "", "")
    assert not author.is_active
    assert not author.has_usable_password()
    assert not Profile.objects.exists()
    assert not SavedSearch.objects.exists()
    assert not Consent.objects.filter(text__kind="processing", withdrawn_at=None).exists()
    person.refresh_from_db()
    assert (person.name, person.user) == (name, None)
    assert display_name(author) == "Закрытая учётная запись"
    # Sessions on other devices have ended, and the old password opens nothing.
    assert elsewhere.get("/kabinet/").status_code == 302
    assert Client().post("/vhod/", {"login": "author", "password": "author"}).status_code == 200
    assert Client().login(username="author", password="author") is False
