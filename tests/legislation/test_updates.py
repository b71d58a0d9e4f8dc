"""Changes of the law: the page, and how it is found."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import QueryDict

from mms_wagtail.search import outbox
from mms_wagtail.search.api import results_for
from tests.legislation.factory import make_act, make_update


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
