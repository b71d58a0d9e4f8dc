"""A teacher registers, confirms the address and is in the cabinet; and each thing that may go wrong."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.urls import reverse

from mms_wagtail.accounts.allauth_urls import urlpatterns
from mms_wagtail.accounts.models import Consent, ConsentText, Profile
from tests.accounts.conftest import SIGNUP, link_in

User = get_user_model()


def errors(response):
    """Errors by the id of the field they stand at."""
    soup = BeautifulSoup(response.content, "html.parser")
    return {
        tag["id"].removesuffix("_error"): tag.get_text(strip=True) for tag in soup.select(".field__error")
    }


def test_from_the_form_to_the_cabinet(client, answers, school, mailoutbox):
    answers |= {"publication": "on", "allowed": ["name", "organization"]}
    page = client.post(SIGNUP, answers, follow=True)
    assert "Проверьте почту" in page.content.decode()
    assert client.get("/kabinet/").status_code == 302

    (letter,) = mailoutbox
    assert letter.to == ["morozova@example.ru"]
    assert letter.subject == "Подтвердите почту — Методическая служба"
    assert letter.body.startswith("Здравствуйте, Морозова Елена Борисовна!")
    path = link_in(letter)
    assert "Это ваш адрес: morozova@example.ru?" in client.get(path).content.decode()
    page = client.post(path, follow=True)
    assert page.redirect_chain[-1][0] == "/kabinet/"
    assert "Морозова Елена Борисовна" in page.content.decode()

    user = User.objects.get()
    assert (user.last_name, user.first_name, user.email) == ("Морозова", "Елена", "morozova@example.ru")
    profile = Profile.objects.get(user=user)
    assert (profile.position, profile.organization, profile.workplace) == (
        "учитель математики", school, "Берёзовская СОШ",
    )  # fmt: skip
    log = {consent.text.kind: consent.allowed for consent in Consent.objects.filter(user=user)}
    assert log == {"processing": [], "publication": ["name", "organization"]}


def test_registration_needs_no_consent_to_publication(client, answers, mailoutbox):
    client.post(SIGNUP, answers)
    assert list(Consent.objects.values_list("text__kind", flat=True)) == ["processing"]
    assert len(mailoutbox) == 1


def test_an_organization_that_is_not_in_the_list(client, answers):
    answers |= {"organization": "other", "organization_name": "Школа искусств"}
    client.post(SIGNUP, answers)
    profile = Profile.objects.get()
    assert (profile.organization, profile.workplace) == (None, "Школа искусств")


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"last_name": ""}, "id_last_name", "Напишите фамилию."),
        ({"first_name": ""}, "id_first_name", "Напишите имя."),
        ({"last_name": "М" * 81}, "id_last_name", "не более 80 символов"),
        ({"position": ""}, "id_position", "Напишите должность"),
        ({"organization": ""}, "id_organization", "Выберите организацию"),
        ({"organization": "999999"}, "id_organization", "нет в справочнике"),
        ({"organization": "1; DROP"}, "id_organization", "нет в справочнике"),
        ({"organization": "other"}, "id_organization_name", "Напишите название своей организации."),
        ({"email": ""}, "id_email", "Напишите электронную почту."),
        ({"email": "morozova@"}, "id_email", "Он выглядит так: imya@example.ru."),
        ({"password1": ""}, "id_password1", "Придумайте пароль."),
        ({"password1": "123"}, "id_password1", "слишком короткий"),
        ({"processing": ""}, "id_processing", "Без согласия на обработку данных"),
        ({"publication": "on"}, "id_allowed", "Отметьте, что можно публиковать"),
        ({"publication": "on", "allowed": ["passport"]}, "id_allowed", "passport"),
        ({"texts": "0.0"}, "id_processing", "текст согласия сменился"),
        ({"texts": ""}, "id_processing", "текст согласия сменился"),
    ],
)
def test_each_error_names_its_field_and_nothing_typed_is_lost(client, answers, change, field, words):
    sent = {name: value for name, value in (answers | change).items() if value != ""}
    response = client.post(SIGNUP, sent)
    assert response.status_code == 200
    found = errors(response)
    assert list(found) == [field]
    assert words in found[field]
    assert not User.objects.exists()
    soup = BeautifulSoup(response.content, "html.parser")
    for name in ("last_name", "first_name", "patronymic", "position", "email", "password1"):
        assert soup.select_one(f"[name={name}]").get("value", "") == sent.get(name, "")
    assert soup.select_one(f'#errors a[href="#{field}"]')


def test_a_text_that_changed_meanwhile_is_shown_and_asked_again(client, answers):
    ConsentText.objects.create(kind="processing", text="Новый текст для [служба].")
    response = client.post(SIGNUP, answers)
    soup = BeautifulSoup(response.content, "html.parser")
    assert "Новый текст для муниципальная методическая служба." in soup.get_text()
    assert not soup.select_one("[name=processing]").has_attr("checked")
    again = answers | {"texts": soup.select_one("[name=texts]")["value"]}
    client.post(SIGNUP, again)
    assert [consent.text.version for consent in Consent.objects.all()] == [2]


def test_consents_are_not_ticked_beforehand(client, texts):
    soup = BeautifulSoup(client.get(SIGNUP).content, "html.parser")
    boxes = soup.select("main [type=checkbox]")
    assert len(boxes) == 6
    assert [box for box in boxes if box.has_attr("checked")] == []


def test_a_robot_is_told_that_all_is_well(client, answers, mailoutbox):
    page = client.post(SIGNUP, answers | {"website": "https://spam.example/"}, follow=True)
    assert "Проверьте почту" in page.content.decode()
    assert not User.objects.exists()
    assert not mailoutbox


def test_a_known_address_is_not_given_away(client, answers, mailoutbox):
    client.post(SIGNUP, answers)
    first = client.post(link_in(mailoutbox[0]), follow=True)
    assert first.status_code == 200
    client.post("/vhod/vyhod/")
    cache.clear()
    page = client.post(SIGNUP, answers, follow=True)
    assert "Проверьте почту" in page.content.decode()
    assert User.objects.count() == 1
    assert mailoutbox[-1].subject.startswith("У вас уже есть учётная запись")


def test_registrations_are_limited(client, answers):
    codes = [client.post(SIGNUP, answers | {"last_name": ""}).status_code for _ in range(21)]
    assert codes == [200] * 20 + [429]


def test_without_a_text_of_consent_registration_is_closed(client, db):
    assert "Регистрация пока закрыта" in client.get(SIGNUP).content.decode()


def test_a_link_that_does_not_work_says_what_to_do(client, texts):
    assert "Ссылка больше не работает" in client.get("/vhod/pismo/nonsense:1:2/").content.decode()


def test_every_address_of_allauth_has_a_russian_one(settings):
    from allauth.urls import urlpatterns as theirs

    def names(patterns):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                yield from names(pattern.url_patterns)
            else:
                yield pattern.name

    # Signing in by a letter's code is not offered.
    assert set(names(theirs)) - {"account_confirm_login_code"} == set(names(urlpatterns))
    assert reverse("account_signup") == SIGNUP


def test_logins_may_not_end_in_an_error(client, texts):
    for name in (
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_inactive",
    ):
        assert client.get(reverse(name)).status_code == 200
