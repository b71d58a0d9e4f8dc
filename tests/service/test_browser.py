"""The service's pages in a real browser, at two widths."""

from __future__ import annotations

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe

from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.service.models import ServicePage, SiteResult, StaffMember
from tests.portal.conftest import browser, monkeypatch_module, site
from tests.service.factory import make_document, make_file, make_organization, make_person, make_site

__all__ = ["browser", "monkeypatch_module", "site"]


@pytest.fixture
def service(site):
    """A service with somebody to ask, a plan of two years and a site."""
    page = ServicePage.objects.get()
    page.form, page.cabinet, page.act_title = "department", "imc", "Приказ"
    page.authority = make_organization("committee", name="Комитет по образованию", kind="authority")
    page.staff.add(
        StaffMember(person=make_person(), functions="Олимпиады\nКурсы", phone="+7 (000) 000-00-01")
    )
    page.save_revision().publish()
    year, file = SchoolYear.of(dt.date.today()), make_file()
    editions = [{"school_year": item.start, "file": file} for item in (year, year.previous)]
    make_document("plan", *editions, title="План " + "работы методической службы " * 5, slug="plan")
    make_site(
        "Спрашивает ребёнок " * 8, slug="ploshchadka", results=[SiteResult(school_year=2025, text="Сборник.")]
    )
    return site


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_accessible(browser, service, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=True
    )
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    for address in ("", "dokumenty/", "dokumenty/arhiv/", "dokumenty/plan/", "ploshchadki/", "ploshchadka/"):
        page.goto(f"{service.url}/o-sluzhbe/{address}")
        found = Axe().run(page)
        assert found.response["violations"] == [], f"{address}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert refused == []
    context.close()
