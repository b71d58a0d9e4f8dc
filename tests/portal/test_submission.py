"""A teacher offers a practice in a real browser: with JavaScript, without it, and when things go wrong."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from playwright.sync_api import BrowserContext, Page, expect

from mms_wagtail.workflow.api import Submission
from tests.practices.factory import VALUES, work_at

TEXTS = ("title", "summary", "problem", "idea", "steps", "results", "evidence", "sources")
STATUS = "[data-autosave-status]"
NEXT = ".offering__buttons button[name=next]"


@pytest.fixture
def teacher(site: Any, settings: Any, tmp_path: Any) -> Any:
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "PRIVATE_DIR": tmp_path / "private"}
    user = get_user_model().objects.create_user(
        "vera", password="secret", last_name="Орлова", first_name="Вера"
    )
    work_at(user, "Берёзовская СОШ")
    return user


def log_in(page: Page, site: Any) -> None:
    page.goto(f"{site.url}/vhod/")
    page.fill("input[name=login]", "vera")
    page.fill("input[name=password]", "secret")
    page.click("main button[type=submit]")
    expect(page).to_have_url(re.compile("/kabinet/"))


def begin(context: BrowserContext, site: Any) -> Page:
    """A page of the browser on the first step of a new draft."""
    page = context.new_page()
    log_in(page, site)
    page.goto(f"{site.url}/zayavki/")
    page.click("text=Поделиться практикой")
    page.click("main button:has-text('Начать')")
    expect(page.locator("h1")).to_have_text("О чём практика")
    return page


def fill_step(page: Page) -> None:
    """Fill what this step asks from the practice of the tests."""
    for name in TEXTS:
        if page.locator(f"#id_{name}").count():
            page.fill(f"#id_{name}", VALUES[name])
    for name in ("practice_type", "licence", "children", "levels", "subjects", "audiences"):
        value = VALUES[name][0] if isinstance(VALUES[name], list) else VALUES[name]
        choice = page.locator(f"input[name={name}][value='{value}']")
        if choice.count():
            fold = choice.locator("xpath=ancestor::details[not(@open)]/summary")
            if fold.count():
                fold.click()
            choice.check()
    if page.locator("#id_own_work").count():
        page.check("#id_own_work")


def draft() -> Submission:
    return Submission.objects.get()


def test_without_javascript_from_the_start_to_sent(browser, site, teacher, tmp_path):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = begin(context, site)
    (tmp_path / "Письмо.txt").write_text("Дорогой Герасим!")
    for number in range(1, 8):
        expect(page.locator(".offering__fold summary")).to_contain_text(f"Шаг {number} из 7")
        fill_step(page)
        if page.locator("#files-input").count():
            page.set_input_files("#files-input", tmp_path / "Письмо.txt")
            page.click("text=Загрузить выбранные")
            expect(page.locator(".attachment__name")).to_have_text("Письмо.txt")
        if page.locator("#id_coauthor-name").count():
            page.fill("#id_coauthor-name", "Петрова Анна")
            page.fill("#id_coauthor-email", "petrova@school.example")
        page.click(NEXT)
    expect(page.locator("h1")).to_have_text("Проверка и отправка")
    expect(page.locator(".notice")).to_contain_text("Петрова Анна")
    page.click("a.button:has-text('Как это увидят')")
    expect(page.locator(".preview-banner")).to_contain_text("так это увидят коллеги")
    page.click(".preview-banner >> text=Проверить и отправить")
    page.click("button:has-text('Отправить на проверку')")
    expect(page.locator(".messages")).to_contain_text("Заявка отправлена")
    expect(page.locator("[aria-current=step]")).to_contain_text("Проверка методистом")
    assert draft().state == Submission.State.CHECKING
    context.close()


def test_what_is_missing_is_one_click_away(browser, site, teacher):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = begin(context, site)
    page.click("nav >> text=Проверка и отправка")
    page.click(".lacks a:has-text('В двух фразах')")
    expect(page.locator("#id_summary")).to_be_focused()
    expect(page.locator("#id_summary_error")).to_contain_text("Напишите одну-две фразы")
    context.close()


def test_typed_without_a_line_and_saved_when_it_is_back(browser, site, teacher):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = begin(context, site)
    address = page.url
    page.fill("#id_title", "Дневник")
    expect(page.locator(STATUS)).to_contain_text("Сохранено в", timeout=30_000)
    context.set_offline(True)
    page.fill("#id_summary", "Набрано без связи")
    page.keyboard.press("Tab")
    expect(page.locator(STATUS)).to_contain_text("Нет связи", timeout=30_000)
    page.click(NEXT)
    # The step is not left, and nothing is lost.
    expect(page.locator(STATUS)).to_contain_text("Текст цел")
    assert page.url == address
    assert page.input_value("#id_summary") == "Набрано без связи"
    context.set_offline(False)
    expect(page.locator(STATUS)).to_contain_text("Сохранено в", timeout=30_000)
    assert draft().data["summary"] == "Набрано без связи"
    # What was lost with the page itself comes back too.
    context.set_offline(True)
    page.fill("#id_summary", "Набрано и закрыто")
    page.keyboard.press("Tab")
    expect(page.locator(STATUS)).to_contain_text("Нет связи", timeout=30_000)
    page.close(run_before_unload=False)
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#id_summary")).to_have_value("Набрано и закрыто")
    expect(page.locator(STATUS)).to_contain_text("Сохранено в", timeout=30_000)
    assert draft().data["summary"] == "Набрано и закрыто"
    assert page.evaluate("Object.keys(localStorage).length") == 0
    context.close()


def test_two_tabs_and_a_clear_choice(browser, site, teacher):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    first = begin(context, site)
    second = context.new_page()
    second.goto(first.url)
    first.fill("#id_title", "Первая вкладка")
    expect(first.locator(STATUS)).to_contain_text("Сохранено в", timeout=30_000)
    second.fill("#id_title", "Вторая вкладка")
    expect(second.locator(STATUS)).to_contain_text("в другом окне", timeout=30_000)
    assert draft().data["title"] == "Первая вкладка"
    second.click(f"{STATUS} >> text=Сравнить и выбрать")
    texts = second.locator(".conflict__text")
    expect(texts.nth(0)).to_contain_text("Первая вкладка")
    expect(texts.nth(1)).to_contain_text("Вторая вкладка")
    assert Axe().run(second).response["violations"] == []
    second.click("text=Оставить набранное здесь")
    expect(second.locator(".messages")).to_contain_text("Черновик сохранён")
    assert draft().data["title"] == "Вторая вкладка"
    first.fill("#id_title", "Первая, ещё раз")
    expect(first.locator(STATUS)).to_contain_text("в другом окне", timeout=30_000)
    first.click(f"{STATUS} >> text=Сравнить и выбрать")
    first.click("text=Взять сохранённое")
    expect(first.locator("#id_title")).to_have_value("Вторая вкладка")
    context.close()


def test_a_session_that_ended_keeps_the_text_until_one_is_back(browser, site, teacher):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = begin(context, site)
    context.clear_cookies(name="sessionid")
    page.fill("#id_title", "Набрано долго")
    expect(page.locator(STATUS)).to_contain_text("Время входа истекло", timeout=30_000)
    page.click(NEXT)
    expect(page.locator("#id_title")).to_have_value("Набрано долго")
    other = context.new_page()
    log_in(other, site)
    other.close()
    expect(page.locator(STATUS)).to_contain_text("Сохранено в", timeout=30_000)
    assert draft().data["title"] == "Набрано долго"
    page.click(NEXT)
    expect(page.locator("h1")).to_have_text("Какую проблему решает")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_accessible_at_both_widths_and_schemes(browser, site, teacher, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = begin(context, site)
    root = page.url.partition("/shag/")[0]
    steps = ("o-chem", "problema", "kak", "rezultat", "fayly", "avtory", "prava")
    addresses = ["/", *(f"/shag/{slug}/?proverka=1" for slug in steps), "/proverka/", "/prosmotr/"]
    for address in (
        f"{site.url}/zayavki/novaya/practices/",
        f"{site.url}/zayavki/",
        *(root + a for a in addresses),
    ):
        page.goto(address)
        found = Axe().run(page)
        assert found.response["violations"] == [], f"{address}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_by_keyboard_alone(browser, site, teacher):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = begin(context, site)
    page.focus("#id_practice_type_0")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Дневник, который хочется вести")
    page.keyboard.press("Tab")
    page.keyboard.type("Дети пишут письма героям книг и просят новую книгу.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "next"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Какую проблему решает")
    assert draft().data["title"] == "Дневник, который хочется вести"
    # Enter in a field means «Дальше», whatever other buttons the step has.
    page.goto(page.url.replace("problema", "avtory"))
    page.fill("#id_coauthor-name", "Петрова Анна")
    page.fill("#id_coauthor-email", "petrova@school.example")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Права")
    assert draft().coauthors.get().name == "Петрова Анна"
    context.close()


def test_typed_before_the_script_has_loaded(browser, site, teacher):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = begin(context, site)

    def late(route: Any) -> None:
        page.wait_for_timeout(1_000)
        route.continue_()

    page.route("**/autosave*.js", late)
    page.goto(page.url, wait_until="commit")
    page.fill("#id_title", "Набрано сразу")
    expect(page.locator(STATUS)).to_contain_text("Сохранено в", timeout=30_000)
    assert draft().data["title"] == "Набрано сразу"
    context.close()
