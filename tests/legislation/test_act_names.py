"""How an act is named, and where it stands."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from mms_wagtail.plugins.legislation.models import LegalAct
from tests.legislation.factory import issuer, make_act


def test_an_act_has_names_and_an_address(portal: Any) -> None:
    act = make_act(" № 287 ", short_name="ФГОС ООО")

    assert act.citation == "приказ Минпросвещения России от 31.05.2021 № 287"
    assert act.heading == "Приказ Минпросвещения России от 31 мая 2021 г. № 287"
    assert act.name == "ФГОС ООО"
    assert act.get_absolute_url() == "/zakonodatelstvo/akty/prikaz-287-2021-05-31/"


@pytest.mark.parametrize(
    ("body", "values", "citation"),
    [
        (
            {"slug": "rossiya"},
            {"kind": "law", "number": "273-ФЗ", "signed_on": dt.date(2012, 12, 29)},
            "Федеральный закон от 29.12.2012 № 273-ФЗ",
        ),
        (
            {"slug": "leningradskaya-oblast"},
            {"kind": "regional", "kind_word": "областной закон", "number": "6-оз"},
            "областной закон Ленинградской области от 31.05.2021 № 6-оз",
        ),
        (
            {"slug": "komitet-obrazovaniya-rayona"},
            {"kind": "directive", "number": ""},
            "распоряжение комитета образования района от 31.05.2021",
        ),
    ],
)  # fmt: skip
def test_the_issuer_stands_in_its_case(
    portal: Any, body: dict[str, str], values: dict[str, Any], citation: str
) -> None:
    act = LegalAct(issuer=issuer(**body), **{"signed_on": dt.date(2021, 5, 31), **values})

    assert act.citation == citation


def test_the_page_of_an_act_opens(client_of: Any) -> None:
    act = make_act()

    page = client_of("visitor").get(act.get_absolute_url())

    assert page.status_code == 200
    assert "Приказ" in page.content.decode()


def test_acts_of_one_day_and_number_have_addresses_of_their_own(portal: Any) -> None:
    first = make_act()
    second = make_act(issuer=issuer("rosobrnadzor", name="Рособрнадзор"))

    assert first.slug != second.slug
