"""The section in a real browser: accessible, no wider than a phone, whole without JavaScript."""

from __future__ import annotations

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.test import Client

from mms_wagtail.plugins.literature.domain.lending import wish
from tests.literature.factory import ISBN, make_issue, make_publication, person
from tests.portal.conftest import browser, monkeypatch_module, site
from tests.practices.factory import work_at

__all__ = ["browser", "monkeypatch_module", "site"]


@pytest.fixture
def shelf(site):
    """A publication with everything, an issue, and a reader who waits."""
    works = [
        make_publication(
            isbn_given=ISBN,
            copies=2,
            library_note="Методический кабинет, каб. 12",
            contents="\n".join(f"Глава {number}" for number in range(20)),
            subjects=("algebra",),
        ),
        make_publication(person("Ананьев Б. Г."), title="Слово" * 20, kind="article", host_title="Журнал"),
    ]
    issue = make_issue(*works, introduction="С чего начать.", number=3)
    make_issue(works[0], title="Прежний", month=dt.date(2026, 10, 1))
    reader = get_user_model().objects.create_user("reader", password="secret")
    work_at(reader, "Сосновская СОШ")
    wish(works[1], by=reader)
    client = Client()
    client.force_login(reader)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}
    return site, works, issue, cookie


def test_accessible_at_both_widths_and_in_both_schemes(browser, shelf):
    site, works, issue, cookie = shelf
    addresses = [
        issue.get_parent().url, issue.url, f"{issue.url}?celikom=1", "/literatura/izdaniya/",
        works[0].get_absolute_url(), works[1].get_absolute_url(), f"{works[0].get_absolute_url()}hochu/",
        "/literatura/hochu-vzyat/", "/literatura/izdaniya/vybor/",
        f"/literatura/izdaniya/vybor/?vypusk={issue.pk}",
    ]  # fmt: skip
    for width, scheme in ((1280, "light"), (360, "dark")):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        context.add_cookies([cookie])
        page = context.new_page()
        for address in addresses:
            page.goto(site.url + address)
            found = Axe().run(page)
            assert found.response["violations"] == [], f"{address}: {found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        context.close()


def test_a_list_is_collected_and_a_book_is_wished_without_javascript(browser, shelf):
    site, works, _issue, cookie = shelf
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(site.url + works[0].get_absolute_url())
    page.get_by_role("button", name="Добавить в список литературы").click()
    page.get_by_role("link", name="Открыть список").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="RIS").click()
    assert download.value.suggested_filename == "pedagogicheskaya-psikhologiya.ris"
    page.get_by_role("link", name="Об издании").click()
    page.get_by_role("link", name="Хочу взять").click()
    page.get_by_role("button", name="Хочу взять").click()
    assert page.get_by_text("Вы в очереди").is_visible()
    context.close()
