"""Innovation sites: pages, what was born there, how they are found."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from mms_wagtail.models import Subject
from mms_wagtail.plugins.service.domain.born_here import notes_of_sites
from mms_wagtail.plugins.service.models import SiteLink, SitePartner, SiteResult
from mms_wagtail.plugins.service.site_rules import state_on
from mms_wagtail.search import outbox
from tests.materials.factory import make_material
from tests.service.factory import make_organization, make_site


def soup_of(client, url: str) -> BeautifulSoup:
    outbox.drain()
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.django_db
def test_the_state_follows_the_day(portal):
    site = make_site(starts=dt.date(2024, 9, 1), ends=dt.date(2027, 8, 31))
    days = {dt.date(2024, 8, 31): "planned", dt.date(2027, 8, 31): "running", dt.date(2027, 9, 1): "finished"}
    assert {day: state_on(site, day) for day in days} == days
    site.ends = None
    assert state_on(site, dt.date(2099, 1, 1)) == "running"


def test_the_page_tells_the_story_of_the_project(client, portal):
    site = make_site(
        supervisor_name="Профессор Иванова",
        act_title="Распоряжение",
        act_number="1847-р",
        results=[
            SiteResult(school_year=2024, text="Триста вопросов."),
            SiteResult(school_year=2025, text="Сборник."),
        ],
        partners=[SitePartner(name="Хозяйство «Нива»", role="практика")],
    )
    soup = soup_of(client, site.url)
    text = " ".join(soup.main.get_text(" ").split())
    for words in ("Действует", "Профессор Иванова", "1847-р", "Хозяйство «Нива»", "практика"):
        assert words in text
    assert [item.get_text() for item in soup.select(".years__year")] == ["2025/26", "2024/25"]
    data = json.loads(soup.find("script", type="application/ld+json").string)
    assert (data["@type"], data["name"], data["foundingDate"]) == (
        "ResearchProject",
        site.title,
        "2024-09-01",
    )


def test_what_was_born_there_is_tied_or_found_by_itself(client, portal):
    school = make_organization()
    tied = make_material("Карта наблюдения", organization=school, date=dt.date(2025, 4, 15))
    make_material("Наше новое занятие", organization=school, date=dt.date(2025, 5, 1))
    make_material("Работа до проекта", organization=school, date=dt.date(2020, 5, 1))
    make_material("Работа другой школы", organization=make_organization("other"), date=dt.date(2025, 5, 1))
    site = make_site(organization=school, links=[SiteLink(page=tied.page_ptr, note="главное")])
    links = [link.get_text() for link in soup_of(client, site.url).select(".born a")]
    assert links == ["Карта наблюдения", "Наше новое занятие"]


def test_a_material_says_where_it_was_born(client, portal):
    material = make_material("Карта наблюдения")
    site = make_site(links=[SiteLink(page=material.page_ptr)])
    notice = soup_of(client, material.url).select_one(".notice a")
    assert (notice["href"], notice.get_text()) == (site.url, f"«{site.title}»".replace(" ", " "))
    site.unpublish()
    assert notes_of_sites(material) == []


def test_a_link_to_a_draft_is_not_shown(client, portal):
    draft = make_material("Не опубликовано", live=False)
    site = make_site(links=[SiteLink(page=draft.page_ptr)])
    assert "Не опубликовано" not in soup_of(client, site.url).main.get_text()


def test_what_is_private_is_not_named_elsewhere(client, portal):
    secret, open_one = make_material("Секретное"), make_material("Открытое")
    site = make_site(
        "Закрытый проект", links=[SiteLink(page=secret.page_ptr), SiteLink(page=open_one.page_ptr)]
    )
    PageViewRestriction.objects.create(page=secret.page_ptr, restriction_type="login")
    shown = [link.get_text() for link in soup_of(client, site.url).select(".born a")]
    assert shown[0] == "Открытое"
    assert "Секретное" not in shown
    assert len(notes_of_sites(open_one)) == 1
    PageViewRestriction.objects.create(page=site.page_ptr, restriction_type="login")
    assert notes_of_sites(open_one) == []


def test_sites_are_found_and_narrowed(client, portal):
    music = Subject.objects.get(slug="music")
    make_site("Поющий сад", subjects=[music], stage="final")
    make_site("Агрокласс", organization=make_organization("school-2"), stage="main")
    everything = soup_of(client, "/o-sluzhbe/ploshchadki/")
    assert len(everything.select(".hit")) == 2
    assert {"facet-stage", "facet-school", "facet-subject"} <= {
        item["id"] for item in everything.select(".facet__title")
    }
    for query in ("subject=music", "stage=final", "school=school-9", "q=поющие"):
        hits = soup_of(client, f"/o-sluzhbe/ploshchadki/?{query}").select(".hit__title")
        assert [hit.get_text() for hit in hits] == ["Поющий сад"], query


def test_a_hit_tells_the_years_of_the_project(client, portal):
    make_site("Завершённая площадка", starts=dt.date(2018, 9, 1), ends=dt.date(2020, 8, 31))
    hit = soup_of(client, "/o-sluzhbe/ploshchadki/").select_one(".hit").get_text()
    assert "2018" in hit
    assert "2020" in hit


def test_the_page_uses_the_same_queries_for_one_and_for_thirty(client, portal):
    target = make_material("Материал 0")
    site = make_site(
        results=[SiteResult(school_year=2024, text="x")],
        partners=[SitePartner(organization=make_organization("partner"))],
        links=[SiteLink(page=target.page_ptr)],
    )

    def counted() -> int:
        client.get(site.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(site.url)
        return len(captured)

    one = counted()
    for number in range(1, 13):
        SiteResult.objects.create(page=site, school_year=1990 + number, text="x")
        SitePartner.objects.create(page=site, organization=make_organization(f"partner-{number}"))
        SiteLink.objects.create(site=site, page=make_material(f"Материал {number}").page_ptr)
    assert counted() == one
    assert timezone.localdate() >= site.starts
