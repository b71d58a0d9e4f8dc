"""A real browser on a live server. Without chromium the tests fail: `make test` installs it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from mms_wagtail.domain.portal import set_up_portal
from tests.initial_data import restore_initial_data

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="module")
def monkeypatch_module() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def browser(monkeypatch_module: pytest.MonkeyPatch) -> Iterator[Browser]:
    """Chromium for the tests of one module.

    Playwright runs an event loop in this thread, which Django takes for asynchronous code; so it
    must end before tests of other modules begin.
    """
    monkeypatch_module.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Debian's package «chromium» is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def site(live_server: Any) -> Any:
    """The live server of a portal that was just set up."""
    restore_initial_data()
    set_up_portal()
    return live_server
