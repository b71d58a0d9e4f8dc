"""Journeys in a real browser."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from mms_wagtail.demo.files import make_file
from mms_wagtail.domain.groups import METHODOLOGISTS
from mms_wagtail.plugins.materials.models import MaterialPage
from tests.materials.factory import make_material

BODY = [
    ("heading", {"text": "Ход урока"}),
    ("text", "<p>Складываем дроби.</p><ul><li>раз</li></ul>"),
    ("quote", {"text": "Думай.", "attribution": "Учитель"}),
    ("steps", {"title": "Шаги", "steps": [{"title": "Начало", "minutes": 5, "text": "<p>Спор</p>"}]}),
]


@pytest.fixture
def bank(site):
    for number in range(12):
        make_material(f"Дроби {number}", body=BODY, subjects=["algebra"], kind="worksheet", tags=["квиз"])
    make_material("Проценты", subjects=["mathematics"], outdated=True, levels=["basic"], year=2020)
    return site


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_accessible_at_both_widths_and_schemes(browser, bank, width, scheme):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    drobi = MaterialPage.objects.get(title="Дроби 1").url
    for address in (
        "/",
        "/poisk/?q=дробей&subject=algebra",
        "/poisk/?q=борщ",
        "/bank/",
        drobi,
        "/o-portale/",
        "/net/",
    ):
        page.goto(bank.url + address)
        found = Axe().run(page)
        assert found.response["violations"] == [], f"{address}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    page.close()


def test_a_teacher_searches_narrows_and_reads(browser, bank):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    failures: list[str] = []
    page.on("console", lambda message: failures.append(message.text) if message.type == "error" else None)
    page.goto(bank.url)
    page.fill("#q", "дробей")
    page.keyboard.press("Enter")
    assert page.locator("[data-results-heading]").inner_text() == "Найдено 12 результатов"
    page.click("a.facet__value:has-text('Алгебра')")
    page.wait_for_url("**subject=algebra**")
    page.locator(".chip >> nth=0").wait_for()
    assert page.evaluate("document.activeElement.hasAttribute('data-results-heading')")
    assert page.locator("input[type=hidden][name=subject]").count() == 1
    page.go_back()
    page.locator(".chip").first.wait_for(state="detached")
    page.locator(".pager a:has-text('2')").click()
    page.wait_for_url("**page=2**")
    page.locator(".pager [aria-current]:has-text('2')").wait_for()
    page.click(".hit a >> nth=0")
    page.wait_for_url("**/bank/**")
    assert page.locator("h1").inner_text().startswith("Дроби")
    assert failures == []
    page.close()


def test_everything_works_without_javascript(browser, bank):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(bank.url)
    page.fill("#q", "дробей")
    page.click("main button:has-text('Найти')")
    page.click("a.facet__value:has-text('Алгебра')")
    assert "subject=algebra" in page.url
    page.select_option("#display-scheme", "blue")
    page.click("button:has-text('Применить')")
    assert page.locator("html").get_attribute("data-scheme") == "blue"
    assert "subject=algebra" in page.url
    context.close()


def test_a_methodologist_publishes_and_finds_at_once(browser, site, tmp_path):
    user = get_user_model().objects.create_user("methodologist", password="secret")
    user.groups.add(Group.objects.get(name=METHODOLOGISTS))
    for name, kind in (("лист.pdf", "pdf"), ("ответы.docx", "docx")):
        (tmp_path / name).write_bytes(make_file(kind, title="Лист", subtitle="", blocks=[]))
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.goto(f"{site.url}/admin/login/?next=/admin/materials/")
    page.fill("input[name=username]", "methodologist")
    page.fill("input[name=password]", "secret")
    page.click("button[type=submit]")
    page.click("text=Добавить материал")
    page.fill("#id_title", "Рекомендации по функциональной грамотности")
    page.fill("#id_annotation", "Как читать таблицы.")
    page.click("role=tab[name='Описание']")
    page.select_option("#id_kind", label="Методические рекомендации")
    page.click("role=tab[name='Файлы']")
    for place, name in enumerate(("лист.pdf", "ответы.docx")):
        page.click("#id_files-ADD")
        page.click(f"#inline_child_files-{place} button:has-text('Выберите документ')")
        page.click(".modal >> role=tab[name='Загрузка']")
        page.set_input_files(".modal input[type=file]", tmp_path / name)
        page.fill(".modal input[name$=upload-title]", name)
        page.click(".modal form:has(input[type=file]) button[type=submit]")
        page.locator(".modal").wait_for(state="detached")
    page.click("footer button.w-dropdown__toggle")
    page.click("button[name='action-publish']")
    page.locator("text=опубликован").first.wait_for()
    page.goto(f"{site.url}/poisk/?q=рекомендаций функциональная")
    # The very next page: no command, no restart, no waiting.
    title = page.locator(".hit h3").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    assert title == "Рекомендации по функциональной грамотности"
    page.click(".hit a")
    assert page.locator(".file").count() == 2
    page.close()


def test_suggestions_by_keyboard(browser, bank):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(bank.url + "/poisk/")
    field = page.get_by_role("combobox", name="Что найти")
    field.click()
    page.keyboard.type("дро", delay=30)
    options = page.get_by_role("listbox").get_by_role("option")
    options.first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "дро"
    page.keyboard.press("ArrowUp")
    title = options.last.locator("span").text_content()
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name=title).wait_for()
    page.close()


def test_a_range_is_asked_in_place_and_the_literal_query_is_a_click(browser, bank):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(bank.url + "/poisk/?q=ghjwtyns")
    page.get_by_role("link", name="Искать буквально").click()
    page.get_by_text("Ничего не нашлось").wait_for()
    page.goto(bank.url + "/poisk/?q=проценты")
    page.get_by_label("Год: с").fill("2021")
    page.get_by_role("button", name="Показать").click()
    page.get_by_text("Ничего не нашлось").wait_for()
    assert "year_from=2021" in page.url
    page.get_by_role("link", name="с 2021").click()
    page.get_by_role("link", name="Проценты").wait_for()
    page.close()


def test_on_a_phone_facets_are_a_sheet_that_stays_open(browser, bank):
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(bank.url + "/poisk/?q=дробей")
    facets = page.locator(".facets")
    assert facets.get_attribute("open") is None
    page.click(".facets__summary")
    page.click("a.facet__value:has-text('Алгебра')")
    page.wait_for_url("**subject=algebra**")
    page.locator(".chip >> nth=0").wait_for(state="attached")
    assert facets.get_attribute("open") is not None
    page.get_by_role("button", name="Показать 12 результатов").click()
    assert facets.get_attribute("open") is None
    assert page.evaluate("document.activeElement.className") == "facets__summary"
    page.click(".facets__summary")
    page.keyboard.press("Escape")
    assert facets.get_attribute("open") is None
    page.close()


@pytest.mark.parametrize(("width", "folded"), [(1280, False), (360, True)])
def test_seven_sections_fit_the_header_without_javascript(browser, site, width, folded):
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + "/o-portale/")
    assert page.get_by_role("banner").bounding_box()["height"] < 130
    if folded:
        page.click(".menu summary")
    page.get_by_role("navigation", name="Разделы").get_by_role("link", name="Литература").click()
    assert page.locator("h1").inner_text() == "Новинки литературы"
    context.close()
