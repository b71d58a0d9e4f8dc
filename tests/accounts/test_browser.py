"""A teacher registers on a phone, with scripts off and on, and no page of the accounts is a barrier."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail

from mms_wagtail.accounts.setup import set_up_accounts
from mms_wagtail.models import Organization
from tests.accounts.conftest import SIGNUP, link_in
from tests.portal.conftest import browser, monkeypatch_module, site

__all__ = ["browser", "monkeypatch_module", "site"]


def examine(page):
    found = Axe().run(page)
    assert found.response["violations"] == [], f"{page.url}: {found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_registration_on_a_phone(browser, site, scheme):
    set_up_accounts()
    Organization.objects.create(name="Берёзовская СОШ", slug="berezovskaya")
    page = browser.new_page(viewport={"width": 360, "height": 800}, color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)

    page.goto(site.url)
    page.click("text=Войти")
    examine(page)
    page.click("text=Зарегистрируйтесь")
    assert not page.locator("#id_organization_name").is_visible()
    assert not page.locator("#id_allowed").is_visible()
    page.click("main .form > .button")
    examine(page)
    page.click("#errors a >> nth=0")
    assert page.evaluate("document.activeElement.id") == "id_last_name"

    page.keyboard.type("Морозова")
    page.get_by_label("Имя", exact=True).fill("Елена")
    page.get_by_role("textbox", name="Должность").fill("учитель математики")
    page.get_by_label("Организация, где вы работаете").select_option("Моей организации нет в списке")
    page.get_by_label("Название организации").fill("Школа искусств")
    page.get_by_label("Электронная почта").fill("morozova@example.ru")
    page.get_by_label("Пароль").fill("Снег-и-дроби-6")
    page.get_by_label("Согласен на обработку персональных данных").check()
    page.get_by_label("Согласен на публикацию персональных данных").check()
    page.get_by_label("Место работы").check()
    page.locator(".consent summary >> nth=0").click()
    examine(page)
    page.click("main .form > .button")
    page.get_by_role("heading", name="Проверьте почту").wait_for()

    page.goto(site.url + link_in(mail.outbox[-1]))
    page.click("text=Да, подтверждаю")
    page.get_by_role("heading", name="Личный кабинет").wait_for()
    for address in ("", "obo-mne/", "soglasiya/", "bezopasnost/", "dannye/", "dannye/zakryt/"):
        page.goto(f"{site.url}/kabinet/{address}")
        examine(page)
    page.goto(f"{site.url}/vhod/vtoroy-shag/")
    examine(page)
    assert complaints == []
    page.close()


def test_without_scripts_nothing_is_out_of_reach(browser, site):
    set_up_accounts()
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(site.url + SIGNUP)
    page.get_by_label("Организация, где вы работаете").select_option("Моей организации нет в списке")
    assert page.locator("#id_organization_name").is_visible()
    page.get_by_label("Согласен на публикацию персональных данных").check()
    assert page.locator("#id_allowed").is_visible()
    context.close()
