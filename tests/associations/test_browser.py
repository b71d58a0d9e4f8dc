"""The section in a real browser: nothing that axe finds, nothing that hangs over the edge."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser

from mms_wagtail.accounts.api import record_consents
from tests.associations.factory import association, meeting, person, plan_item, school
from tests.portal.conftest import browser, monkeypatch_module, site

__all__ = ["browser", "monkeypatch_module", "site"]
pytestmark = pytest.mark.django_db(transaction=True)


def serious(page: Any) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{item['id']}: {item['nodes'][0]['html'][:150]}" for item in found]


def test_the_section_on_a_desk_and_on_a_phone(browser: Browser, site: Any) -> None:
    user = get_user_model().objects.create_user("leader", password="leader")
    record_consents(user=user, processing=True, publication=())
    top = association(leader=user, contact="mo@example.org", purpose="Готовим общие работы.")
    association("ШМО", level="school", organization=school(), parent_association=top)
    association("Без предмета", subject="", leader=person("Белова"))
    decision = {"text": "Провести работу", "due_on": dt.date(2100, 1, 1)}
    met = meeting(
        top, in_days=-8, agenda=["Итоги"], decisions=[decision], summary="Договорились.", attended=3
    )
    meeting(top, in_days=1, topic="Завтра", link="https://example.org/j")
    item = plan_item(top, date=None, month=11)
    room = "/obedineniya/moyo/"
    addresses = [
        "/obedineniya/",
        top.get_url(),
        met.get_absolute_url(),
        "/obedineniya/set/",
        "/obedineniya/karta/",
        f"{room}{top.pk}/",
        f"{room}plan/{item.pk}/",
        *(f"{room}zasedanie/{met.pk}/{tail}" for tail in ("", "resheniya/", "lyudi/", "fayly/")),
    ]
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    for width in (1280, 360):
        context = browser.new_context(viewport={"width": width, "height": 900})
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site.url}
        context.add_cookies([cookie])
        page = context.new_page()
        for address in addresses:
            page.goto(site.url + address)
            assert serious(page) == [], (width, address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        context.close()
    # The tree is opened by the keyboard alone.
    context = browser.new_context(viewport={"width": 360, "height": 900})
    page = context.new_page()
    page.goto(f"{site.url}/obedineniya/set/")
    page.locator(".tree summary").first.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("link", name="Берёзовская СОШ").is_visible()
    context.close()
