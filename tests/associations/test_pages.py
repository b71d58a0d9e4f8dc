"""Pages of the section, as readers see them."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.plugins.associations.models import BornMaterial, Membership
from tests.associations.factory import association, meeting, person, plan_item, school, section

pytestmark = pytest.mark.django_db


def soup_of(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def data_of(soup: BeautifulSoup) -> list[dict[str, Any]]:
    found = json.loads(soup.find("script", type="application/ld+json").string)
    return found if isinstance(found, list) else [found]


def text_of(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ").replace("\N{NO-BREAK SPACE}", " ").split())


def test_an_association_says_who_leads_it_and_what_comes_next(portal: Any) -> None:
    page = association(leader=person("Морозова", first_name="Елена"), contact="mo@example.org, 8 800 100")
    coming = meeting(page, in_days=5, topic="Функциональная грамотность", place="Школа 1")
    soup = soup_of(Client().get(page.get_url()))
    assert soup.select_one(".leader__name").get_text(strip=True) == "Морозова Елена"
    assert soup.select_one(".leader__contact a")["href"] == "mailto:mo@example.org"
    assert soup.select_one(".next__title a")["href"] == coming.get_absolute_url()


def test_plan_and_decisions_have_their_numbers(portal: Any) -> None:
    page = association()
    met = meeting(
        page,
        held_on=timezone.localdate(),
        state="held",
        decisions=[
            {"text": "Провести", "state": "done"},
            {"text": "Собрать"},
            {"text": "Снято", "state": "dropped"},
        ],
    )
    plan_item(page, "Заседание", meeting=met)
    plan_item(page, "Семинар")
    plan_item(page, "Не будет", state="cancelled")
    text = text_of(soup_of(Client().get(page.get_url())))
    assert "выполнено 1 из 2" in text
    assert "решений исполнено 1 из 2" in text


def test_a_former_year_is_an_archive(portal: Any) -> None:
    page = association(leader=person("Нынешняя"))
    last = SchoolYear.current().previous
    page.members.add(
        Membership(person=person("Прежняя"), since=last.first_day, until=last.last_day, role="member")
    )
    page.save_revision().publish()
    meeting(page, held_on=last.first_day + dt.timedelta(days=30), topic="Прошлогоднее")
    meeting(page, in_days=3, topic="Будущее")
    soup = soup_of(Client().get(f"{page.get_url()}?god={last.slug}"))
    text = text_of(soup)
    assert "Прошлогоднее" in text
    assert "Будущее" not in text
    assert "Прежняя" in text
    assert soup.find("meta", {"name": "robots"})["content"].startswith("noindex")
    now = text_of(soup_of(Client().get(page.get_url())))
    assert "Прежняя" not in now
    assert "Прошлогоднее" not in now


def test_a_year_that_is_none_shows_the_present(portal: Any) -> None:
    page = association()
    for year in ("вчера", "0", "9" * 50, "2026-99", "%00", "2025/26/27"):
        soup = soup_of(Client().get(f"{page.get_url()}?god={year}"))
        assert SchoolYear.current().label in text_of(soup)


def test_names_are_shown_as_their_people_allow(cast: dict[str, Any]) -> None:
    hidden = person("Автор (имя не публикуется)", user=cast["stranger"])
    page = association()
    place = school("Тайная СОШ")
    page.members.add(Membership(person=hidden, position="учитель химии", organization=place))
    page.save_revision().publish()
    text = text_of(soup_of(Client().get(page.get_url())))
    assert "имя не публикуется" in text
    assert "учитель химии" not in text
    assert "Тайная СОШ" not in text


def test_a_meeting_tells_what_was_decided(portal: Any) -> None:
    page = association()
    other = association("Объединение учителей физики", subject="physics")
    late = {"text": "Собрать задания", "due_on": timezone.localdate() - dt.timedelta(days=2)}
    met = meeting(
        page,
        in_days=-20,
        attended=14,
        invited_total=18,
        agenda=["Итоги года"],
        decisions=[late],
    )
    BornMaterial.objects.create(meeting_id=met.pk, page=other.page_ptr)
    text = text_of(soup_of(Client().get(met.get_absolute_url())))
    for words in ("Итоги года", "Собрать задания", "Срок прошёл", "14 из 18", "учителей физики"):
        assert words in text


def test_a_meeting_of_a_hidden_association_is_not_there(portal: Any) -> None:
    page = association(publish=False)
    page.unpublish()
    met = meeting(page)
    for address in (met.get_absolute_url(), f"/obedineniya/zasedaniya/{met.pk}.ics"):
        assert Client().get(address).status_code == 404
    assert Client().get("/obedineniya/zasedaniya/999999999/").status_code == 404


def test_search_engines_are_told_of_the_body_and_its_events(portal: Any) -> None:
    top = association(leader=person("Морозова"), founded_on=dt.date(2015, 9, 1))
    below = association("ШМО", level="school", organization=school(), parent_association=top)
    coming = meeting(top, in_days=3, starts_at=dt.time(15, 0), place="Школа 1")
    body, event = data_of(soup_of(Client().get(top.get_url())))
    assert body["@type"] == "Organization"
    assert body["member"] == [{"@type": "Person", "name": "Морозова"}]
    assert body["department"][0]["name"] == "ШМО"
    assert event["@type"] == "Event"
    assert event["startDate"] == f"{coming.held_on}T15:00:00+03:00"
    assert event["location"] == {"@type": "Place", "name": "Школа 1"}
    (child,) = data_of(soup_of(Client().get(below.get_url())))
    assert child["parentOrganization"]["name"] == top.title


def test_the_section_lists_the_districts_by_subject(portal: Any) -> None:
    page = association(leader=person("Морозова"))
    association("ШМО математики", level="school", organization=school(), parent_association=page)
    meeting(page, in_days=2, topic="Скоро")
    text = text_of(soup_of(Client().get(section().get_url())))
    for words in (page.title, "Морозова", "Скоро", "1 объединение", "Учебные предметы"):
        assert words in text
    assert "ШМО математики" not in text


def test_an_empty_section_says_what_to_do(portal: Any) -> None:
    assert "пока нет" in text_of(soup_of(Client().get(section().get_url())))


def test_pages_cost_the_same_for_one_and_for_thirty(portal: Any, django_assert_max_num_queries: Any) -> None:

    page = association(leader=person("Первая"))
    addresses = [section().get_url(), page.get_url(), "/obedineniya/set/", "/obedineniya/karta/"]

    def fill(number: int) -> None:
        place = school(f"Школа {number}")
        below = association(
            f"ШМО {number}",
            level="school",
            organization=place,
            parent_association=page,
            leader=person(f"Учитель{number}"),
            publish=False,
        )
        met = meeting(page, in_days=-number - 1, decisions=["а", "б"], agenda=["в"])
        meeting(below, in_days=number + 1)
        plan_item(page, f"Пункт {number}", meeting=met)
        page.members.add(Membership(name=f"Участник {number}", organization=place))

    def counts() -> list[int]:
        found = []
        for address in addresses:
            Client().get(address)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert Client().get(address).status_code == 200
            found.append(len(queries))
        return found

    fill(0)
    page.save_revision().publish()
    one = counts()
    for number in range(1, 30):
        fill(number)
    page.save_revision().publish()
    assert counts() == one


def test_the_home_page_tells_who_gathers_next(portal: Any) -> None:
    page = association()
    for day in range(1, 7):
        meeting(page, in_days=day, topic=f"Тема{day}")
    soup = soup_of(Client().get("/"))
    block = soup.find(attrs={"aria-labelledby": "home-associations"})
    titles = [link.get_text() for link in block.select(".meeting__title a")]
    assert [title.split()[-1] for title in titles] == ["Тема1", "Тема2", "Тема3", "Тема4"]
