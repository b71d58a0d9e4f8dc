"""The queue «Проверить по новым редакциям» in the admin."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mms_wagtail.plugins.legislation.models import ImpactCase
from tests.legislation.factory import make_act
from tests.materials.factory import make_material

QUEUE = "/admin/proverit-po-redaktsiyam/"


def make_cases(number: int, **values: Any) -> list[ImpactCase]:
    act = values.pop("act", None) or make_act(f"{number}1", short_name=f"ФГОС {number}")
    fields = {
        "act": act,
        "event": "edition",
        "event_on": dt.date(2025, 9, 1),
        "section": "materials",
        **values,
    }
    return [
        ImpactCase.objects.create(**{"object_id": str(10_000 + place), "title": f"Текст {place}", **fields})
        for place in range(number)
    ]


@pytest.mark.parametrize(("role", "allowed"), [("methodologist", True), ("head", True), ("author", False)])
def test_the_queue_is_the_staffs(client_of: Any, role: str, allowed: bool) -> None:
    case = make_cases(1)[0]
    client = client_of(role)

    assert (client.get(QUEUE).status_code == 200) is allowed
    assert (client.get(reverse("mms_impact:inspect", args=[case.pk])).status_code == 200) is allowed
    client.post(reverse("mms_impact:inspect", args=[case.pk]), {"state": "keep", "seen": "check"})
    case.refresh_from_db()
    assert (case.state == "keep") is allowed


def test_an_editor_without_the_permission_cannot_decide_on_many(client_of: Any, cast: Any) -> None:
    case = make_cases(1)[0]
    address = reverse("wagtail_bulk_action", args=["mms_legislation", "impactcase", "keep"])

    client_of("stranger").post(f"{address}?id={case.pk}&next={QUEUE}", {"note": ""})

    case.refresh_from_db()
    assert case.state == "check"


def test_the_queue_takes_the_same_queries_for_one_and_a_thousand(client_of: Any) -> None:
    client = client_of("methodologist")
    act = make_cases(1)[0].act
    client.get(QUEUE)
    with CaptureQueriesContext(
        connection,
    ) as one:
        assert client.get(QUEUE).status_code == 200
    ImpactCase.objects.bulk_create(
        ImpactCase(
            act=act,
            event="edition",
            event_on=dt.date(2025, 9, 1),
            section="materials",
            object_id=str(n),
            title="Т",
        )
        for n in range(1000)
    )
    with CaptureQueriesContext(connection) as thousand:
        page = client.get(QUEUE)

    assert page.status_code == 200
    assert len(page.content) < 300_000
    assert len(thousand) == len(one)


def test_it_is_narrowed_by_act_section_and_decision(client_of: Any) -> None:
    client = client_of("methodologist")
    wanted = make_cases(1, title="Нужный")[0]
    make_cases(2, section="practices", title="Другой")

    for query in (f"act={wanted.act_id}", "section=materials", f"act={wanted.act_id}&state=check&shown=open"):
        page = client.get(f"{QUEUE}?{query}").content.decode()
        assert "Нужный" in page, query
        assert "Другой" not in page, query
    assert client.get(f"{QUEUE}?act=x&section=y&state=z&shown=q&p=99").status_code == 200


def test_to_update_leads_to_the_form_of_the_material(client_of: Any) -> None:
    material = make_material()
    case = make_cases(1, object_id=str(material.pk))[0]

    answer = client_of("methodologist").post(
        reverse("mms_impact:inspect", args=[case.pk]),
        {"state": "update", "note": "К сентябрю", "seen": "check"},
    )

    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[material.pk])
    case.refresh_from_db()
    assert (case.state, case.note, case.decided_by.username, case.closed_at) == (
        "update", "К сентябрю", "methodologist", None,
    )  # fmt: skip


def test_the_second_of_two_editors_keeps_what_was_typed(client_of: Any) -> None:
    case = make_cases(1)[0]
    address = reverse("mms_impact:inspect", args=[case.pk])
    client_of("head").post(address, {"state": "keep", "seen": "check"})

    refused = client_of("methodologist").post(
        address, {"state": "archive", "note": "Моё слово", "seen": "check"}
    )

    page = refused.content.decode()
    assert refused.status_code == 422
    assert "другой редактор решил: «оставить»" in page
    assert "Моё слово" in page


@pytest.mark.parametrize("typed", [{}, {"state": "burn"}, {"state": "keep", "note": "х" * 501}])
def test_what_cannot_be_decided_is_said(client_of: Any, typed: dict[str, str]) -> None:
    case = make_cases(1)[0]

    refused = client_of("head").post(reverse("mms_impact:inspect", args=[case.pk]), typed)

    case.refresh_from_db()
    assert refused.status_code == 422
    assert case.state == "check"


@pytest.mark.parametrize("key", ["0", "999999", "x", "9" * 30])
def test_a_case_that_is_not_there_is_not_found(client_of: Any, key: str) -> None:
    assert client_of("head").get(f"{QUEUE}inspect/{key}/").status_code in (302, 404)


def test_one_decision_on_all_that_the_filters_show(client_of: Any) -> None:
    client = client_of("methodologist")
    ours = make_cases(60)
    other = make_cases(1, section="practices")[0]
    address = reverse("wagtail_bulk_action", args=["mms_legislation", "impactcase", "keep"])
    query = f"?id=all&next={QUEUE}%3Fact%3D{ours[0].act_id}"

    asked = client.get(address + query).content.decode()
    answer = client.post(address + query, {"note": "Проверено на заседании"})

    assert "Текст 0" in asked
    assert answer.status_code == 302
    assert set(ImpactCase.objects.exclude(closed_at=None).values_list("note", "state")) == {
        ("Проверено на заседании", "keep")
    }
    assert ImpactCase.objects.exclude(closed_at=None).count() == 60
    other.refresh_from_db()
    assert other.state == "check"


def test_hostile_keys_of_a_bulk_decision_do_nothing(client_of: Any) -> None:
    address = reverse("wagtail_bulk_action", args=["mms_legislation", "impactcase", "archive"])

    answer = client_of("head").get(f"{address}?id=abc&id={'9' * 40}&id=-1&next=https://evil.example/")

    assert answer.status_code == 200
    assert "evil.example" not in answer.content.decode().replace("id=abc", "").split("submit")[0]


def test_the_first_page_of_the_admin_tells_how_many_wait(client_of: Any) -> None:
    make_cases(3)

    assert "3 текста надо проверить" in client_of("head").get("/admin/").content.decode()
