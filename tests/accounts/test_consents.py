"""Texts have versions that do not change; the log says who agreed to which words, and until when."""

from __future__ import annotations

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone

from mms_wagtail.accounts.api import (
    NoConsentTextError,
    may_publish,
    needs_consent,
    person_of,
    record_consents,
    withdraw_consent,
)
from mms_wagtail.accounts.consents import current_text, worded
from mms_wagtail.accounts.models import Consent, ConsentText, Profile
from mms_wagtail.models import PortalSettings

AGREE = "/kabinet/soglasiya/novoe/"


@pytest.fixture
def author(ready, cast, school):
    user = cast["author"]
    user.last_name, user.first_name = "Морозова", "Елена"
    user.save()
    Profile.objects.create(user=user, patronymic="Борисовна", position="учитель", organization=school)
    record_consents(user=user, processing=True)
    return user


def versions_seen(response):
    return BeautifulSoup(response.content, "html.parser").select_one("[name=texts]")["value"]


def test_a_version_cannot_be_changed(ready):
    text = current_text("processing")
    text.text += " И ещё."
    with pytest.raises(ValidationError, match="Версию 1 менять нельзя"):
        text.save()
    assert "И ещё" not in current_text("processing").text


def test_a_new_version_is_asked_for_at_the_next_visit_and_leads_back(author, client_of):
    client = client_of("author")
    assert client.get("/kabinet/obo-mne/").status_code == 200
    ConsentText.objects.create(kind="processing", text="Новые условия.")
    page = client.get("/kabinet/obo-mne/?q=1", follow=True)
    assert page.redirect_chain[-1][0] == f"{AGREE}?next=%2Fkabinet%2Fobo-mne%2F%3Fq%3D1"
    assert "Текст согласия изменился" in page.content.decode()
    assert "Новые условия." in page.content.decode()
    wrong = client.post(AGREE, {"next": "/kabinet/obo-mne/?q=1", "texts": versions_seen(page)})
    assert "Без согласия на обработку данных" in wrong.content.decode()
    sent = {"next": "/kabinet/obo-mne/?q=1", "processing": "on", "texts": versions_seen(page)}
    assert client.post(AGREE, sent)["Location"] == "/kabinet/obo-mne/?q=1"
    log = Consent.objects.filter(user=author).order_by("given_at")
    assert [(entry.text.version, entry.withdrawn_at is None) for entry in log] == [(1, False), (2, True)]


def test_nobody_is_led_to_another_site(author, client_of):
    for target in ("https://example.ru/", "//example.ru/", "/\\example.ru"):
        assert client_of("author").get(AGREE, {"next": target})["Location"] == "/kabinet/"


def test_a_version_of_tomorrow_is_not_in_force_today(author):
    ConsentText.objects.create(
        kind="processing", text="Завтра.", effective_from=timezone.localdate() + dt.timedelta(days=1)
    )
    assert current_text("processing").version == 1
    assert not needs_consent(author)


def test_the_log_keeps_the_very_words(author, ready):
    service = PortalSettings.for_site(ready.site)
    service.service_name = "Служба Заозёрского района"
    service.save()
    assert "оператору — Служба Заозёрского района (" in worded(current_text("processing"))
    kept = Consent.objects.get(user=author)
    assert "муниципальная методическая служба" in kept.wording
    assert {field.name for field in Consent._meta.fields}.isdisjoint({"ip", "ip_address", "user_agent"})


def test_the_log_outlives_a_deleted_account(author):
    number = author.pk
    author.delete()
    assert list(Consent.objects.values_list("user", "account_number")) == [(None, number)]


def test_without_texts_nothing_can_be_recorded(cast):
    Consent.objects.all().delete()
    ConsentText.objects.all().delete()
    assert not needs_consent(cast["author"])
    with pytest.raises(NoConsentTextError, match="mms_setup"):
        record_consents(user=cast["author"], processing=True)


def test_the_directory_shows_what_is_allowed_and_follows_at_once(author, school):
    record_consents(user=author, publication=["name", "position"])
    person = person_of(author)
    assert (person.full_name, person.position, person.organization) == (
        "Морозова Елена Борисовна", "учитель", None,
    )  # fmt: skip
    record_consents(user=author, publication=["name", "organization"])
    person.refresh_from_db()
    assert (person.name, person.position, person.organization) == ("Морозова Е. Б.", "", school)
    withdraw_consent(user=author, kind="publication")
    person.refresh_from_db()
    assert person.full_name == "Автор (имя не публикуется)"
    assert (person.slug, may_publish(author)) == (f"avtor-{author.pk}", frozenset())


def test_the_page_gives_changes_and_withdraws(author, client_of):
    client = client_of("author")
    page = "/kabinet/soglasiya/"
    assert "под опубликованной работой вашего имени не будет" in client.get(page).content.decode()
    assert "Отметьте хотя бы одно" in client.post(page, {}).content.decode()
    client.post(page, {"allowed": ["name"]})
    assert may_publish(author) == {"name"}
    assert "сразу уберут с опубликованных страниц" in client.get(page).content.decode()
    client.post(f"{page}otozvat/")
    assert may_publish(author) == frozenset()
    assert "прекращено" in client.get(page).content.decode()


def test_everybody_may_read_the_texts_before_registering(ready, client_of):
    page = client_of("visitor").get("/kabinet/soglasie/publication/").content.decode()
    assert "по статье 10.1 Федерального закона" in page
    assert client_of("visitor").get("/kabinet/soglasie/nothing/").status_code == 404


@pytest.mark.parametrize(
    ("role", "codes"),
    [("visitor", (302, 302)), ("author", (302, 302)), ("methodologist", (302, 302)), ("head", (200, 200))],
)
def test_heads_write_new_versions_and_read_the_log(ready, client_of, role, codes):
    client = client_of(role)
    addresses = ("/admin/snippets/mms_accounts/consenttext/add/", "/admin/snippets/mms_accounts/consent/")
    assert tuple(client.get(address).status_code for address in addresses) == codes


def test_a_head_copies_a_version_into_the_next(ready, client_of):
    client = client_of("head")
    old = current_text("processing")
    page = client.get(f"/admin/snippets/mms_accounts/consenttext/copy/{old.pk}/")
    soup = BeautifulSoup(page.content, "html.parser")
    assert soup.select_one("[name=text]").get_text().strip() == old.text
    address = soup.select_one("main form[method=POST]")["action"]
    sent = {"kind": "processing", "effective_from": str(timezone.localdate()), "text": "Утверждённый текст."}
    assert client.post(address, sent).status_code == 302
    assert (current_text("processing").version, current_text("processing").text) == (2, "Утверждённый текст.")


def test_not_even_an_administrator_changes_what_was_agreed_to(author, admin_client):
    text, entry = current_text("processing"), Consent.objects.get()
    for address in (
        f"/admin/snippets/mms_accounts/consenttext/edit/{text.pk}/",
        f"/admin/snippets/mms_accounts/consenttext/delete/{text.pk}/",
        f"/admin/snippets/mms_accounts/consent/edit/{entry.pk}/",
        f"/admin/snippets/mms_accounts/consent/delete/{entry.pk}/",
        "/admin/snippets/mms_accounts/consent/add/",
    ):
        assert admin_client.get(address).status_code == 302, address
    assert admin_client.get(f"/admin/snippets/mms_accounts/consent/inspect/{entry.pk}/").status_code == 200


def test_setting_up_again_changes_nothing(ready):
    from mms_wagtail.accounts.setup import set_up_accounts

    before = list(ConsentText.objects.values())
    set_up_accounts()
    assert list(ConsentText.objects.values()) == before
