"""The page of an act: its state first, then its editions, its relatives, and where it is cited."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mms_wagtail.plugins.legislation.models import ActCitation, ActEdition, ActRelation, LegalAct
from tests.legislation.factory import issuer, make_act, make_edition

TODAY = dt.date(2026, 11, 25)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which these tests take place."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: TODAY)


def words(element: Any) -> str:
    """Text without typography's spaces."""
    return " ".join(element.get_text(" ", strip=True).replace("\N{WORD JOINER}", "").split())


def page_of(client: Any, act: LegalAct, query: str = "") -> BeautifulSoup:
    answer = client.get(act.get_absolute_url() + query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_an_act_in_force_says_so_first(client_of: Any) -> None:
    page = page_of(client_of("visitor"), make_act(short_name="ФГОС ООО"))

    assert words(page.select_one("article header p")) == "Действует с 1 сентября 2021 г."
    assert words(page.h1) == "ФГОС ООО"
    assert "По этому стандарту" in words(page.select_one(".act-meaning"))


def test_an_act_to_come_says_when(client_of: Any) -> None:
    act = make_act(signed_on=dt.date(2026, 10, 1), effective_from=dt.date(2027, 3, 1))

    page = page_of(client_of("visitor"), act)

    assert words(page.select_one(".act-state")) == "Ещё не вступил в силу: вступит 1 марта 2027 г."


def test_a_repealed_act_names_its_successor_before_itself(client_of: Any) -> None:
    new = make_act(short_name="ФГОС ООО")
    old = make_act("1897", signed_on=dt.date(2010, 12, 17), effective_from=dt.date(2011, 2, 1),
                   repealed_on=dt.date(2022, 9, 1), repealed_by=new)  # fmt: skip

    page = page_of(client_of("visitor"), old)

    header = words(page.select_one("article header"))
    assert header.startswith(
        "× " if "× " in header else "Утратил силу 1 сентября 2022 г. Вместо него: ФГОС ООО"
    )
    assert page.select_one(".act-instead a")["href"] == new.get_absolute_url()


def test_what_is_to_come_stands_beside_the_state(client_of: Any) -> None:
    act = make_act(repealed_on=dt.date(2027, 9, 1))
    make_edition(act, dt.date(2027, 1, 1), make_act("900", signed_on=dt.date(2026, 9, 1)))

    state = words(page_of(client_of("visitor"), act).select_one(".act-state"))

    assert state == (
        "Действует с 1 сентября 2021 г. С 1 января 2027 г. действует новая редакция. "
        "С 1 сентября 2027 г. утрачивает силу."
    )


def with_editions() -> LegalAct:
    """In force from 1 September 2021, with a second text from 1 March 2022, and a third from 2024."""
    act = make_act()
    make_edition(act, dt.date(2021, 9, 1))
    make_edition(act, dt.date(2022, 3, 1), make_act("568", signed_on=dt.date(2022, 1, 18)), "Новое о планах.")
    make_edition(act, dt.date(2024, 9, 1), make_act("171", signed_on=dt.date(2024, 3, 19)))
    return act


def test_editions_stand_on_a_line_of_time(client_of: Any) -> None:
    lines = page_of(client_of("visitor"), with_editions()).select(".edition")

    assert [words(line.h3) for line in lines] == [
        "с 1 сентября 2024 г.",
        "с 1 марта 2022 г. по 31 августа 2024 г.",
        "с 1 сентября 2021 г. по 28 февраля 2022 г.",
    ]
    assert [words(line.select_one(".edition__mark")) for line in lines[:1]] == ["действует сейчас"]
    assert "Внёс приказ Минпросвещения России от 18.01.2022 № 568" in words(lines[1])
    assert "Новое о планах." in words(lines[1])
    assert "Первоначальный текст" in words(lines[2])


ANSWERS = {
    "2021-08-31": "31 августа 2021 г. акт ещё не действовал: дата вступления в силу",
    "2021-12-31": "31 декабря 2021 г. действовала редакция с 1 сентября 2021 г. по 28 февраля 2022 г.",
    "01.03.2022": "1 марта 2022 г. действовала редакция с 1 марта 2022 г. по 31 августа 2024 г.",
    "2026-11-25": "25 ноября 2026 г. действует редакция с 1 сентября 2024 г.",
}


def test_an_act_as_of_a_date(client_of: Any) -> None:
    act, client = with_editions(), client_of("visitor")
    for typed, answer in ANSWERS.items():
        page = page_of(client, act, f"?na={typed}")
        assert words(page.select_one(".act-asked")).startswith(answer)
        assert page.select_one("meta[name=robots]")["content"].startswith("noindex")
        assert len(page.select(".edition--chosen")) == (0 if typed == "2021-08-31" else 1)


def test_an_act_that_was_repealed_by_that_date(client_of: Any) -> None:
    act = make_act(repealed_on=dt.date(2022, 9, 1))

    page = page_of(client_of("visitor"), act, "?na=2023-01-01")

    assert "акт уже не действует: утратил силу 1 сентября 2022 г." in words(page.select_one(".act-asked"))


BAD = [
    "вчера",
    "2022-02-30",
    "0001-01-01",
    "9999-12-31",
    "<script>",
    "2022-03-01T00",
    "%00",
    "\0",
    "1" * 5000,
]


def test_a_bad_date_gets_a_sentence_on_the_field(client_of: Any) -> None:
    act, client = make_act(), client_of("visitor")
    for typed in BAD:
        answer = client.get(act.get_absolute_url(), {"na": typed})
        page = BeautifulSoup(answer.content, "html.parser")
        assert answer.status_code == 200
        error = page.select_one("#na-error")
        assert page.select_one("#na")["aria-describedby"] == "na-error"
        assert words(error).endswith(("01.03.2022.", "по 2031 год."))
        assert "<script>" not in str(error)


def test_relations_are_shown_in_both_directions(client_of: Any) -> None:
    law = make_act("273-ФЗ", kind="law", issuer=issuer("rossiya"), signed_on=dt.date(2012, 12, 29))
    old = make_act("1897", signed_on=dt.date(2010, 12, 17), effective_from=dt.date(2011, 2, 1))
    standard = make_act("287")
    change = make_act("568", signed_on=dt.date(2022, 7, 18))
    for source, kind, target in (
        (standard, "implements", law), (standard, "replaces", old), (change, "amends", standard),
    ):  # fmt: skip
        ActRelation.objects.create(source=source, kind=kind, target=target)

    def groups(act: LegalAct) -> dict[str, list[str]]:
        found = page_of(client_of("visitor"), act).select(".act-group")
        return {words(group.h3): [words(link) for link in group.select("a")] for group in found}

    assert groups(standard) == {
        "Изменён": ["Приказ Минпросвещения России от 18 июля 2022 г. № 568"],
        "Заменяет": ["Приказ Минпросвещения России от 17 декабря 2010 г. № 1897"],
        "Принят во исполнение": ["Федеральный закон от 29 декабря 2012 г. № 273-ФЗ"],
    }
    named = "Приказ Минпросвещения России от 31 мая 2021 г. № 287"
    assert groups(law) == {"Во исполнение приняты": [named]}
    assert groups(old) == {"Вместо него": [named]}
    old.repealed_on = dt.date(2022, 9, 1)
    old.save()
    # Its page begins with what stands in its place, so the list does not repeat it.
    assert groups(old) == {}
    assert groups(change) == {"Изменяет": [named]}


def test_an_act_that_brings_an_edition_changes_the_act(client_of: Any) -> None:
    act = with_editions()
    change = act.editions.get(effective_from=dt.date(2022, 3, 1)).brought_by

    page = page_of(client_of("visitor"), change)

    assert words(page.select_one(".act-group")).startswith("Изменяет Приказ")
    # On the act's own page the timeline says so, and the list does not repeat it.
    assert page_of(client_of("visitor"), act).select(".act-group") == []


def test_json_ld_describes_a_piece_of_legislation(client_of: Any) -> None:
    act = with_editions()

    data = json.loads(page_of(client_of("visitor"), act).find("script", type="application/ld+json").string)

    assert {name: data[name] for name in data if name not in ("url", "description", "headline")} == {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": "Приказ Минпросвещения России от 31 мая 2021 г. № 287",
        "legislationType": "Приказ",
        "legislationIdentifier": "287",
        "legislationDate": "2021-05-31",
        "legislationDateVersion": "2024-09-01",
        "legislationLegalForce": "https://schema.org/InForce",
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": "Минпросвещения России"},
        "inLanguage": "ru",
    }
    assert data["url"] == f"http://testserver{act.get_absolute_url()}"


def load(act: LegalAct, number: int) -> None:
    """Editions, relations and citations, ``number`` of each."""
    body = act.issuer
    acts = LegalAct.objects.bulk_create(
        LegalAct(
            kind="order", issuer=body, number=f"{number}-{place}", slug=f"act-{number}-{place}",
            signed_on=dt.date(2021, 6, 1) + dt.timedelta(days=place), title="О внесении изменений в стандарт",
        )
        for place in range(number)
    )  # fmt: skip
    ActEdition.objects.bulk_create(
        ActEdition(
            act=act, brought_by=other, effective_from=dt.date(2021, 9, 2) + dt.timedelta(days=place * 15),
            note="Уточнены требования к результатам и к рабочим программам.",
        )
        for place, other in enumerate(acts)
    )  # fmt: skip
    ActRelation.objects.bulk_create(
        ActRelation(source=other, kind="implements", target=act) for other in acts
    )
    ActCitation.objects.bulk_create(
        ActCitation(
            act=act, section="materials", object_id=f"{place}", title=f"Материал {place}",
            url=f"/bank/{place}/",
        )
        for place in range(number * 10)
    )  # fmt: skip


def test_a_page_costs_as_many_queries_for_1_as_for_100_editions(client_of: Any) -> None:
    few, many = make_act("1"), make_act("2")
    load(few, 1)
    load(many, 100)
    client = client_of("visitor")
    client.get(few.get_absolute_url())
    counts = []
    for act in (few, many):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = client.get(act.get_absolute_url())
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert len(answer.content) < 100_000
    page = BeautifulSoup(answer.content, "html.parser")
    assert len(page.select(".edition")) == 101
    assert len(page.select(".act-cited li")) == 10
    assert words(page.select_one(".pager")) == "страница 1 из 100 Дальше →"


def test_any_page_of_the_citing_things_opens(client_of: Any) -> None:
    act, client = make_act(), client_of("visitor")
    load(act, 3)
    for number in ("2", "0", "99999999999999999999", "два"):
        assert page_of(client, act, f"?str={number}").select(".act-cited li")
