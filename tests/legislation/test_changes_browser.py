"""What changed, in a real browser: readable by everybody, and narrowed to oneself without scripts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from tests.legislation.factory import make_act, make_edition, make_update
from tests.portal.conftest import browser, monkeypatch_module, site

__all__ = ["browser", "monkeypatch_module", "site"]

TODAY = timezone.localdate()


@pytest.fixture
def update(site: Any) -> Any:
    """A section with all that it can show."""
    act = make_act(short_name="ФГОС ООО")
    make_edition(act, TODAY + dt.timedelta(days=40), make_act("704"), "Новые предметы.")
    make_act("12", short_name="Порядок", repealed_on=TODAY + dt.timedelta(days=90), repealed_by=act)
    make_update("Воспитателям", audiences=["kindergarten-teacher"], date=TODAY)
    return make_update(
        acts=[act],
        audiences=["subject-teacher", "mentor"],
        subjects=["algebra"],
        date=TODAY,
        checked_on=TODAY,
        effective_from=TODAY,
        due_on=TODAY + dt.timedelta(days=9),
        what_to_do="Проверить срок\nПодать заявление",
        pairs=[("Срок", "Пять лет", "Бессрочно"), ("Новое", "", "Есть"), ("Старое", "Было", "")],
        body=[("text", "<p>По приказу Минпросвещения России от 31.05.2021 № 287.</p>")],
    )


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_pages_of_changes_are_accessible(
    browser: Any, site: Any, update: Any, width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for address in (
        "/",
        "/zakonodatelstvo/?kogo=subject-teacher&predmet=algebra",
        update.url,
        "/zakonodatelstvo/kalendar/",
        "/zakonodatelstvo/daydzhest/",
        f"/zakonodatelstvo/daydzhest/{TODAY:%Y-%m}/",
    ):
        page.goto(site.url + address)
        found = Axe().run(page)
        assert found.response["violations"] == [], f"{address}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_a_teacher_finds_what_concerns_them_without_scripts(browser: Any, site: Any, update: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.url}/zakonodatelstvo/")

    page.get_by_label("Кто вы").select_option(label="Учитель-предметник")
    page.get_by_label("Ваш предмет").select_option(label="Алгебра")
    page.get_by_role("button", name="Показать").click()

    assert page.url == f"{site.url}/zakonodatelstvo/?kogo=subject-teacher&predmet=algebra"
    assert page.locator(".law__feed .law-line__title").count() == 1
    page.get_by_role("link", name="Аттестация").first.click()
    page.locator("a.act-link").click()
    assert page.locator("h1").inner_text().startswith("ФГОС")
    page.goto(f"{site.url}/zakonodatelstvo/")
    page.get_by_role("link", name="Показать, что касается вас").click()
    assert page.locator(".law__feed .law-line__title").count() == 1
    context.close()
