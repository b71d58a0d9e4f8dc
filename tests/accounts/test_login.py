"""Entrance by e-mail or login, a forgotten password, and limits, here and in Wagtail's admin."""

from __future__ import annotations

import pytest

from tests.accounts.conftest import SIGNUP, link_in

LOGIN = "/vhod/"


@pytest.fixture
def teacher(client, answers, mailoutbox):
    client.post(SIGNUP, answers)
    client.post(link_in(mailoutbox.pop()))
    client.post("/vhod/vyhod/")
    return answers


@pytest.mark.parametrize("login", ["morozova@example.ru", "Morozova@Example.RU", " morozova@example.ru "])
def test_a_teacher_enters_by_the_address(client, teacher, login):
    page = client.post(LOGIN, {"login": login, "password": teacher["password1"]})
    assert page["Location"] == "/kabinet/"


def test_an_account_of_the_admin_enters_by_its_login(client, cast):
    page = client.post(LOGIN + "?next=/poisk/", {"login": "author", "password": "author", "next": "/poisk/"})
    assert page["Location"] == "/poisk/"


def test_an_unconfirmed_address_is_written_to_again(client, answers, mailoutbox, settings):
    settings.ACCOUNT_EMAIL_CONFIRMATION_COOLDOWN = 0
    client.post(SIGNUP, answers)
    page = client.post(LOGIN, {"login": answers["email"], "password": answers["password1"]}, follow=True)
    assert "Проверьте почту" in page.content.decode()
    assert len(mailoutbox) == 2
    assert client.get("/kabinet/").status_code == 302


def test_a_wrong_password_keeps_the_login(client, teacher):
    page = client.post(LOGIN, {"login": teacher["email"], "password": "нет"}).content.decode()
    assert "Почта или пароль не подошли. Проверьте раскладку и Caps Lock." in page
    assert f'value="{teacher["email"]}"' in page


def test_wrong_passwords_are_limited_here_and_in_the_admin_together(client, cast):
    for _ in range(3):
        client.post(LOGIN, {"login": "head", "password": "нет"})
    for _ in range(2):
        client.post("/admin/login/", {"username": "head", "password": "нет"})
    right = {"username": "head", "password": "head"}
    assert "Слишком много неудачных попыток" in client.post("/admin/login/", right).content.decode()
    page = client.post(LOGIN, {"login": "head", "password": "head"})
    assert "Слишком много неудачных попыток" in page.content.decode()
    other = client.post("/admin/login/", {"username": "methodologist", "password": "methodologist"})
    assert other["Location"] == "/admin/"


def test_right_passwords_are_not_counted(client, cast):
    for _ in range(8):
        assert client.post("/admin/login/", {"username": "head", "password": "head"}).status_code == 302
        client.post("/vhod/vyhod/")


def test_a_forgotten_password(client, teacher, mailoutbox):
    client.post("/vhod/parol/zabyt/", {"email": teacher["email"]})
    (letter,) = mailoutbox
    assert letter.subject.startswith("Новый пароль — ")
    form = client.get(link_in(letter), follow=True)
    client.post(
        form.redirect_chain[-1][0], {"password1": "Лёд-и-проценты-7", "password2": "Лёд-и-проценты-7"}
    )
    page = client.post(LOGIN, {"login": teacher["email"], "password": "Лёд-и-проценты-7"})
    assert page["Location"] == "/kabinet/"


def test_who_has_no_account_is_told_so_by_mail_alone(client, texts, mailoutbox):
    page = client.post("/vhod/parol/zabyt/", {"email": "nobody@example.ru"}, follow=True)
    assert "Если такая почта у нас есть" in page.content.decode()
    assert mailoutbox[0].subject.startswith("С этой почтой учётной записи нет")


def test_the_header_leads_in(client_of):
    assert 'href="/vhod/">Войти' in client_of("visitor").get("/").content.decode()
    home = client_of("author").get("/").content.decode()
    assert 'href="/kabinet/"><span class="account-link__long">Личный кабинет' in home
