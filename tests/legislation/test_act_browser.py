"""Pages of acts in a real browser: readable by everybody, at a desk and on a phone, without scripts too."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from mms_wagtail.plugins.legislation.models import ActRelation, LegalAct
from tests.legislation.factory import make_act, make_edition
from tests.portal.conftest import browser, monkeypatch_module, site

__all__ = ["browser", "monkeypatch_module", "site"]


@pytest.fixture
def act(site: Any) -> LegalAct:
    """With all that can stand on a page."""
    act = make_act(short_name="ФГОС ООО", publication_url="https://publication.pravo.gov.ru/1",
                   publication_number="0001202107050027", registered_number="64101")  # fmt: skip
    old = make_act("1897", signed_on=dt.date(2010, 12, 17), effective_from=dt.date(2011, 2, 1),
                   repealed_on=dt.date(2024, 9, 1), repealed_by=act)  # fmt: skip
    ActRelation.objects.create(source=act, kind="replaces", target=old)
    for place in range(12):
        change = make_act(f"9{place}", signed_on=dt.date(2022, 1, 1 + place))
        make_edition(
            act, dt.date(2022, 2 + place % 6, 1 + place), change, "Уточнены требования к программам."
        )
        ActRelation.objects.create(source=change, kind="implements", target=act)
    return act


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_pages_of_acts_are_accessible(
    browser: Any, site: Any, act: LegalAct, width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    old = LegalAct.objects.get(number="1897")
    for address in (
        act.get_absolute_url(),
        f"{act.get_absolute_url()}?na=2022-02-01",
        f"{old.get_absolute_url()}?na=вчера",
        "/zakonodatelstvo/akty/",
    ):
        page.goto(site.url + address)
        found = Axe().run(page)
        assert found.response["violations"] == [], f"{address}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_a_reader_asks_for_a_date_and_finds_the_edition(browser: Any, site: Any, act: LegalAct) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + act.get_absolute_url())

    page.get_by_label("Как было на дату").fill("2022-02-01")
    page.get_by_role("button", name="Показать").click()

    # The oldest editions are folded, but the one that was asked for stands open.
    chosen = page.locator(".edition--chosen")
    assert chosen.is_visible()
    assert "1 февраля 2022" in chosen.inner_text().replace("\N{NO-BREAK SPACE}", " ")
    page.get_by_role("link", name="Вернуться к сегодняшнему дню").click()
    assert page.url == site.url + act.get_absolute_url()
    context.close()
