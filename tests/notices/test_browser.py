"""The list and the settings in a real browser: accessible, and usable on a phone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.test import Client

from mms_wagtail.notices.api import notify, unread_count
from mms_wagtail.notices.models import Notice
from tests.portal.conftest import browser, monkeypatch_module, site

__all__ = ["browser", "monkeypatch_module", "site"]

TEXTS = [
    (
        "Практику «Дроби без слёз» просят доработать",
        "Добавьте результаты: чему научились дети.\n\nСрок — 12 декабря.",
    ),
    ("Ваша работа принята на проверку", "Методист ответит до 3 декабря 2026 г."),
    ("Готово свидетельство № 17", "Его можно скачать в личном кабинете."),
]


@pytest.fixture
def teacher(site):
    user = get_user_model().objects.create_user("vera", email="vera@school.example", password="vera")
    for title, text in TEXTS * 9:
        notify(to=user, kind="message", context={"title": title, "text": text}, url="/o-portale/", mail=False)
    Notice.objects.filter(pk__lte=Notice.objects.first().pk - 2).update(read_at="2026-11-01T09:00Z")
    return user


@pytest.fixture
def page_of(browser, site, teacher):
    """A function that opens a page of the teacher's."""
    client = Client()
    client.force_login(teacher)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}

    def open_page(**options):
        context = browser.new_context(**options)
        context.add_cookies([cookie])
        return context.new_page()

    return open_page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_accessible_at_both_widths_and_schemes(page_of, site, width, scheme):
    page = page_of(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for name, address in {"list": "/uvedomleniya/", "mail": "/uvedomleniya/nastroyki/"}.items():
        page.goto(site.url + address)
        if folder := os.environ.get("MMS_SCREENSHOTS"):
            page.screenshot(path=Path(folder) / f"notices-{name}-{width}-{scheme}.png", full_page=True)
        found = Axe().run(page)
        assert found.response["violations"] == [], f"{address}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    page.close()


def test_reading_and_choosing_without_javascript(page_of, site, teacher):
    page = page_of(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page.goto(site.url + "/uvedomleniya/")
    assert page.locator(".notice-item__new").count() == 2
    for button in page.locator("main button, main a.pager__step, .notices__settings").all():
        assert button.bounding_box()["height"] >= 44
    page.click("text=Готово свидетельство № 17 >> nth=0")
    assert page.url == site.url + "/o-portale/"
    assert unread_count(teacher) == 1
    page.goto(site.url + "/uvedomleniya/")
    page.click("text=Отметить все прочитанными")
    assert page.locator("text=Всё прочитано").is_visible()
    page.click("text=Раньше")
    assert page.locator("text=Страница 2 из 2").is_visible()
    page.click("text=Когда присылать письма")
    page.check("text=Одним письмом раз в день")
    page.click("text=Сохранить")
    assert page.locator("text=Настройка сохранена.").is_visible()
    assert page.is_checked("text=Одним письмом раз в день")
    page.close()
