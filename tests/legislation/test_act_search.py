"""Acts in the search: found by number and state, the repealed below what stands in their place."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from mms_wagtail.domain.portal import set_up_portal
from mms_wagtail.plugins.legislation.models import LegalAct
from tests.initial_data import restore_initial_data
from tests.legislation.factory import issuer, make_act

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def ready() -> None:
    restore_initial_data()
    set_up_portal()


def found(**params: str) -> list[str]:
    """Numbers of the acts that the list shows, in its order."""
    results = Client().get("/zakonodatelstvo/akty/", params).context["results"]
    acts = {act.get_absolute_url(): act.number for act in LegalAct.objects.all()}
    return [acts[hit.url] for hit in results.hits]


def test_acts_are_found_by_number_name_and_facets() -> None:
    make_act("273-ФЗ", kind="law", issuer=issuer("rossiya"), signed_on=dt.date(2012, 12, 29),
             title="Об образовании в Российской Федерации")  # fmt: skip
    make_act("28", kind="sanitary", issuer=issuer("glavnyy-sanitarnyy-vrach"), short_name="СП 2.4.3648-20",
             title="Об утверждении санитарных правил")  # fmt: skip
    make_act("1897", short_name="ФГОС ООО 2010 года", signed_on=dt.date(2020, 12, 17),
             repealed_on=dt.date(2022, 9, 1))  # fmt: skip
    make_act("287", short_name="ФГОС ООО")

    assert found(q="273-фз") == ["273-ФЗ"]
    assert found(q="закон 273") == ["273-ФЗ"]
    assert found(q="сп 2.4.3648-20") == ["28"]
    assert found(q="фгос ооо") == ["287", "1897"]
    assert found(act_state="repealed") == ["1897"]
    assert found(act_kind="law") == ["273-ФЗ"]
    assert found(issuer="glavnyy-sanitarnyy-vrach") == ["28"]
    everywhere = Client().get("/poisk/", {"q": "образование в российской федерации"}).context["results"]
    assert everywhere.hits[0].section_label == "Правовые акты"
    assert everywhere.hits[0].url == LegalAct.objects.get(number="273-ФЗ").get_absolute_url()


def test_the_day_comes_and_the_search_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    today = dt.date(2026, 8, 31)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: today)
    make_act("1", signed_on=dt.date(2026, 5, 1), effective_from=dt.date(2026, 9, 1))
    make_act("2", effective_from=dt.date(2021, 9, 1), repealed_on=dt.date(2026, 9, 1))
    make_act("3")
    changed = list(LegalAct.objects.order_by("pk").values_list("changed_at", flat=True))
    assert (found(act_state="future"), found(act_state="repealed")) == (["1"], [])

    today = dt.date(2026, 9, 1)
    call_command("mms_refresh_acts")

    assert (found(act_state="future"), found(act_state="repealed")) == ([], ["2"])
    assert sorted(found(act_state="in-force")) == ["1", "3"]
    # Nothing of the acts themselves has changed, so that feeds and maps of the site tell no news.
    assert list(LegalAct.objects.order_by("pk").values_list("changed_at", flat=True)) == changed


def test_a_deleted_act_leaves_the_search() -> None:
    act = make_act()
    assert found() == ["287"]

    with transaction.atomic():
        act.delete()

    assert Client().get("/zakonodatelstvo/akty/").context["results"].total == 0


def test_an_unknown_act_is_not_found_in_words() -> None:
    answer = Client().get("/zakonodatelstvo/akty/net-takogo/")

    assert answer.status_code == 404
    assert "Такой страницы нет" in answer.content.decode()
