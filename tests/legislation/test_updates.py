"""Changes of the law: the page, its form, and how it is found."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from mms_wagtail.plugins.legislation.models import (
    LegislationIndexPage,
    LegislationUpdatePage,
    UpdateAct,
    UpdateComparison,
)
from mms_wagtail.search import outbox
from mms_wagtail.search.api import results_for
from tests.legislation.factory import make_act, make_edition, make_update

TODAY = timezone.localdate()
EMPTY_FORMSETS = {
    f"{name}-{part}": value
    for name in ("comparisons", "acts", "comments")
    for part, value in (
        ("TOTAL_FORMS", 0),
        ("INITIAL_FORMS", 0),
        ("MIN_NUM_FORMS", 0),
        ("MAX_NUM_FORMS", 1000),
    )
}


def test_an_update_is_read_and_found_by_the_number_of_its_act(client_of: Any) -> None:
    act = make_act("196", signed_on=dt.date(2023, 3, 24))
    page = make_update(
        acts=[act],
        audiences=["subject-teacher"],
        pairs=[("Срок категории", "Пять лет", "Бессрочно")],
        effective_from=dt.date(2023, 9, 1),
    )

    shown = client_of("visitor").get(page.url)
    outbox.drain()
    found = results_for(QueryDict("q=приказ 196&section=legislation&effective=2023"), path="/")

    assert shown.status_code == 200
    assert [hit.title for hit in found.hits] == [page.title]


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"date": dt.date(1026, 11, 25)}, "date", "Проверьте год: 1026"),
        ({"effective_from": dt.date(2206, 9, 1)}, "effective_from", "Проверьте год: 2206"),
        ({"checked_on": TODAY + dt.timedelta(days=1)}, "checked_on", "ещё не наступил"),
        ({"due_on": TODAY, "what_to_do": " "}, "what_to_do", "не сказано, что сделать"),
        ({"slug": "kalendar"}, "slug", "Допишите слово"),
    ],
)
def test_what_cannot_be_is_said_on_its_field(portal: Any, values: Any, field: str, words: str) -> None:
    page = LegislationUpdatePage(title="Изменение", summary="Суть", slug=values.pop("slug", "x"), **values)

    with pytest.raises(ValidationError) as error:
        page.clean()

    assert words in str(error.value.message_dict[field])


def test_an_edition_must_be_one_of_the_acts(portal: Any) -> None:
    act = make_act()
    link = UpdateAct(act=act, edition_on=dt.date(2023, 9, 1))
    with pytest.raises(ValidationError, match="ещё нет редакций"):
        link.clean()

    make_edition(act, dt.date(2022, 9, 1))
    with pytest.raises(ValidationError, match=r"Есть: 01\.09\.2022"):
        link.clean()
    UpdateAct(act=act, edition_on=dt.date(2022, 9, 1)).clean()


def test_a_comparison_needs_one_of_its_two_sides(portal: Any) -> None:
    UpdateComparison(topic="Срок", after="Бессрочно").clean()
    with pytest.raises(ValidationError, match="Напишите, что стало"):
        UpdateComparison(topic="Срок", before=" ").clean()


def test_the_page_says_it_in_pairs_and_to_machines(client_of: Any) -> None:
    act = make_act("196", signed_on=dt.date(2023, 3, 24))
    page = make_update(
        acts=[act],
        audiences=["mentor"],
        date=TODAY,
        pairs=[("Срок", "Пять лет", "Бессрочно"), ("Новое", "", "Есть")],
    )

    soup = BeautifulSoup(client_of("visitor").get(page.url).content, "html.parser")

    pairs = [
        [item.get_text(strip=True) for item in pair.select("h3, dt, dd")] for pair in soup.select(".law-pair")
    ]
    assert pairs[0] == ["Срок", "Было", "Пять лет", "Стало", "Бессрочно"]
    assert pairs[1][2].replace("\N{NO-BREAK SPACE}", " ") == "Такого правила не было"
    data = json.loads(soup.select_one('script[type="application/ld+json"]').string)  # type: ignore[union-attr,arg-type]
    assert (data["@type"], data["headline"], data["datePublished"]) == (
        "Article",
        page.title,
        TODAY.isoformat(),
    )
    assert data["about"][0]["@type"] == "Legislation"
    assert data["about"][0]["url"] == f"http://testserver{act.get_absolute_url()}"
    assert data["audience"][0]["educationalRole"] == "Наставник"


def test_a_methodologist_writes_an_update_in_the_admin(client_of: Any) -> None:
    client, index = client_of("methodologist"), LegislationIndexPage.objects.get()
    address = reverse("wagtailadmin_pages:add", args=["mms_legislation", "legislationupdatepage", index.pk])
    form = {name: str(value) for name, value in EMPTY_FORMSETS.items()}
    form |= {"title": "Новое в аттестации", "summary": "Суть", "date": TODAY.isoformat(), "body-count": "0"}
    form["slug"] = "novoe-v-attestatsii"

    refused = client.post(address, {**form, "due_on": TODAY.isoformat(), "action-publish": "1"})
    assert "не сказано, что сделать" in refused.content.decode()
    assert "Новое в аттестации" in refused.content.decode()

    client.post(address, {**form, "action-publish": "1"})
    page = LegislationUpdatePage.objects.get()
    assert (page.live, page.slug) == (True, "novoe-v-attestatsii")
    listing = client.get("/admin/chto-izmenilos/").content.decode()
    assert "Новое в аттестации" in listing


def test_a_stranger_writes_nothing(client_of: Any) -> None:
    index = LegislationIndexPage.objects.get()
    address = reverse("wagtailadmin_pages:add", args=["mms_legislation", "legislationupdatepage", index.pk])

    assert client_of("stranger").get(address).status_code == 302
