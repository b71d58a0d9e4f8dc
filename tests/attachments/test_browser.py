"""A person attaches files in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from mms_wagtail.attachments import api
from tests.attachments import make
from tests.attachments.urls import FOLDER
from tests.portal.conftest import browser, monkeypatch_module, site

__all__ = ["browser", "monkeypatch_module", "site"]
pytestmark = [pytest.mark.urls("tests.attachments.urls"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "План урока.pdf").write_bytes(make.pdf())
    (tmp_path / "Фото.jpg").write_bytes(make.jpeg((600, 400)))
    (tmp_path / "Макрос.docm").write_bytes(make.word())
    return tmp_path


def open_page(browser: Browser, site: Any, **options: Any) -> Page:
    page = browser.new_page(**options)
    page.goto(f"{site.url}/page/")
    return page


def names() -> list[str]:
    return [item.original_name for item in api.attachments_of(FOLDER)]


def test_files_are_sent_at_once(browser, site, files):
    page = open_page(browser, site)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.get_by_label("Идея").fill("Лес")
    page.get_by_label("Добавить файлы").set_input_files([files / "План урока.pdf", files / "Макрос.docm"])
    expect(page.get_by_role("link", name="План урока.pdf")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("alert")).to_contain_text("Файлы с макросами не принимаются", timeout=30_000)
    page.get_by_label("Что это: План урока.pdf").fill("Конспект")
    page.get_by_label("Добавить файлы").set_input_files(files / "Фото.jpg")
    expect(page.get_by_role("link", name="Фото.jpg")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("alert")).to_be_hidden()
    assert page.get_by_label("Что это: План урока.pdf").input_value() == "Конспект"
    page.get_by_role("button", name="Выше: Фото.jpg").click()
    expect(page.locator(".attachment__name").first).to_have_text("Фото.jpg", timeout=30_000)
    assert names() == ["Фото.jpg", "План урока.pdf"]
    violations = Axe().run(page, context=".attachments").response["violations"]
    assert [(item["id"], item["nodes"][0]["html"]) for item in violations] == []
    page.get_by_role("button", name="Удалить: Фото.jpg").click()
    expect(page.locator(".attachment")).to_have_count(1, timeout=30_000)
    assert (names(), page.get_by_label("Идея").input_value()) == (["План урока.pdf"], "Лес")
    assert [text for text in said if "Content Security Policy" in text] == []
    page.close()


def test_a_server_that_does_not_answer_loses_nothing(browser, site, files):
    page = open_page(browser, site)
    page.route("**/upload/", lambda route: route.abort())
    page.get_by_label("Идея").fill("Лес")
    page.get_by_label("Добавить файлы").set_input_files(files / "Фото.jpg")
    expect(page.get_by_role("alert")).to_contain_text(
        "«Фото.jpg» не загружен: сервер не ответил", timeout=30_000
    )
    assert (names(), page.get_by_label("Идея").input_value()) == ([], "Лес")
    page.close()


def test_it_works_without_a_script(browser, site, files):
    page = open_page(browser, site, java_script_enabled=False)
    page.get_by_label("Добавить файлы").set_input_files([files / "План урока.pdf", files / "Фото.jpg"])
    page.get_by_role("button", name="Загрузить выбранные").click()
    expect(page.get_by_role("link", name="Фото.jpg")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Удалить: План урока.pdf").click()
    expect(page.locator(".attachment")).to_have_count(1, timeout=30_000)
    assert names() == ["Фото.jpg"]
    page.close()
