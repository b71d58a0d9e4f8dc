"""Checking a certificate in a real browser, from the code on paper to the file."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model

from mms_wagtail.certificates.domain import certificate_pdf, revoke_certificate, supersede_certificate
from tests.certificates.factory import make_certificate
from tests.certificates.pdf_tools import read_codes, render


@pytest.fixture
def register(site):
    """Certificates in every state, of one author."""
    author = get_user_model().objects.create_user("author", password="secret")
    rows = [
        make_certificate(title, user=author, issued_on=dt.date(2026, 3, 9))
        for title in ("Действует: " + "длинное название " * 15, "Заменено", "Отозвано")
    ]
    supersede_certificate(rows[1], replacement=rows[0], reason="Новая редакция.")
    revoke_certificate(rows[2], reason="Работа не своя.", by=author)
    return site, author, rows


def log_in(context, site, user) -> None:
    from django.test import Client

    client = Client()
    client.force_login(user)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}])


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_accessible(browser, register, width, scheme):
    site, author, rows = register
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    log_in(context, site, author)
    page = context.new_page()
    addresses = ["/svidetelstvo/", "/svidetelstvo/moi/", "/svidetelstvo/moi/svodka/"]
    addresses += [row.get_absolute_url() for row in rows]
    for address in addresses:
        page.goto(site.url + address)
        found = Axe().run(page)
        assert found.response["violations"] == [], f"{address}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_from_paper_to_the_file_without_javascript(browser, register, tmp_path):
    site, _author, rows = register
    content = certificate_pdf(rows[0])
    (code,) = read_codes(render(content)[0])
    (tmp_path / "svoy.pdf").write_bytes(content)
    (tmp_path / "pravlenyy.pdf").write_bytes(content.replace(b"/Page", b"/Pagf", 1))
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(site.url + urlsplit(code).path)
    assert "2026-0001" in page.locator("h1").inner_text()
    for name, words in (("svoy.pdf", "Файл подлинный"), ("pravlenyy.pdf", "Файл изменён или не наш")):
        page.set_input_files("#id_file", tmp_path / name)
        page.click("button:has-text('Сверить')")
        assert page.locator(".check__result .verdict__word").inner_text() == words
    page.click("text=Проверить другое свидетельство")
    page.fill("#id_number", "№ 2026-0003")
    page.fill("#id_last_name", "морозова")
    page.click("button:has-text('Проверить')")
    assert page.locator(".verdict").inner_text().startswith("Отозвано")
    assert page.get_by_text("Причина: Работа не своя.").is_visible()
    context.close()
