"""The digest of a month."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.legislation.factory import make_act, make_update

DIGESTS = "/zakonodatelstvo/daydzhest/"


@pytest.fixture
def told(portal: Any) -> None:
    make_update(
        "Сентябрьское",
        date=dt.date(2026, 9, 5),
        what_to_do="Прочитать",
        acts=[make_act("5", short_name="Устав")],
    )
    make_update("Июльское", date=dt.date(2026, 7, 5))
    make_act("6", short_name="Порядок", effective_from=dt.date(2026, 9, 1))


def test_a_month_on_one_sheet(told: Any, client_of: Any) -> None:
    page = client_of("visitor").get(f"{DIGESTS}2026-09/").content.decode()

    assert "Сентябрьское" in page
    assert "Июльское" not in page
    assert "Прочитать" in page
    assert "Порядок" in page
    assert f'href="{DIGESTS}2026-07/"' in page


def test_months_that_have_one_are_listed(told: Any, client_of: Any) -> None:
    page = client_of("visitor").get(DIGESTS).content.decode()

    assert [month for month in ("2026-07", "2026-08", "2026-09") if f"{DIGESTS}{month}/" in page] == [
        "2026-07",
        "2026-09",
    ]


def test_a_month_in_between_is_empty_and_says_so(told: Any, client_of: Any) -> None:
    page = client_of("visitor").get(f"{DIGESTS}2026-08/")

    assert page.status_code == 200
    assert "не было" in page.content.decode().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    "month",
    [
        "2026-13",
        "2026-00",
        "2026-9",
        "26-09",
        "2030-01",
        "2020-01",
        "0000-01",
        "9999-12",
        "x",
        "２０２６-09",
        "2026-09 ",
    ],
)
def test_what_is_no_month_is_not_found_in_russian(told: Any, client_of: Any, month: str) -> None:
    answer = client_of("visitor").get(f"{DIGESTS}{month}/")

    assert answer.status_code == 404
    assert "Такой страницы нет" in answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_before_the_first_update_there_is_none(client_of: Any) -> None:
    visitor = client_of("visitor")

    assert visitor.get(DIGESTS).status_code == 200
    assert visitor.get(f"{DIGESTS}2026-09/").status_code == 404
