"""Which things of all sections cite which acts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from mms_wagtail import registry
from mms_wagtail.plugins.legislation.domain import chores
from mms_wagtail.plugins.legislation.domain.chores import do_chores, put_off
from mms_wagtail.plugins.legislation.domain.citing import recite_all
from mms_wagtail.plugins.legislation.models import ActCitation, LegislationChore
from tests.legislation.factory import make_act, make_update
from tests.materials.factory import make_material


def cited() -> list[tuple[str, str, bool]]:
    return sorted(ActCitation.objects.values_list("title", "found_as", "explicit"))


def test_texts_and_forms_of_all_sections_are_read(portal: Any) -> None:
    act = make_act(short_name="ФГОС ООО")
    material = make_material(
        "Программа", annotation="О чём", body=[("text", "<p>По приказу <b>№ 287</b>.</p>")]
    )
    make_update("Изменение", acts=[act])
    make_material("Иное", annotation="По приказу № 286.")
    do_chores()

    assert cited() == [("Изменение", "", True), ("Программа", "приказу № 287", False)]
    assert [(item.section, item.url) for item in act.citations.filter(explicit=False)] == [
        ("materials", material.url)
    ]


def test_a_citation_goes_with_its_words_its_page_and_its_act(portal: Any) -> None:
    act = make_act()
    page, other = (
        make_material("Первая", annotation="Приказ № 287"),
        make_material("Вторая", annotation="Приказ № 287"),
    )
    do_chores()
    page.annotation = "Без ссылки"
    page.save_revision().publish()
    other.delete()
    do_chores()
    assert cited() == []

    page.annotation = "Приказ № 287"
    page.save_revision().publish()
    do_chores()
    act.delete()
    do_chores()
    assert cited() == []


def test_drafts_and_private_pages_are_not_read(portal: Any) -> None:
    make_act()
    make_material("Черновик", annotation="Приказ № 287", live=False)
    page = make_material("Открытая", annotation="Приказ № 287")
    do_chores()
    assert [title for title, *_rest in cited()] == ["Открытая"]

    restriction = page.view_restrictions.create(restriction_type="login")
    do_chores()
    assert cited() == []

    restriction.delete()
    do_chores()
    assert [title for title, *_rest in cited()] == ["Открытая"]


def test_a_moved_page_is_linked_where_it_stands(portal: Any) -> None:
    make_act()
    page = make_material("Программа", annotation="Приказ № 287")
    do_chores()

    page.slug = "novaya"
    page.save_revision().publish()
    do_chores()

    assert ActCitation.objects.get().url.endswith("/novaya/")


def test_an_act_that_comes_later_is_found_in_what_was_written_before(portal: Any) -> None:
    make_material("Программа", annotation="По приказу Минпросвещения от 31.05.2021 № 287")
    do_chores()
    assert cited() == []

    make_act()
    do_chores()

    assert [title for title, *_rest in cited()] == ["Программа"]


def test_a_page_is_published_though_its_acts_cannot_be_found(
    portal: Any, monkeypatch: Any, caplog: Any
) -> None:
    make_act()
    page = make_material("Программа", annotation="Приказ № 287")
    monkeypatch.setattr(registry, "document_of", lambda plugin, thing: 1 / 0)

    do_chores()

    assert page.live
    assert "cannot be found" in caplog.text
    assert not LegislationChore.objects.exists()


def test_a_chore_that_fails_is_tried_again_and_then_left(portal: Any, monkeypatch: Any, caplog: Any) -> None:
    make_act()
    do_chores()
    monkeypatch.setitem(chores._WORK, "judge-act", lambda keys: 1 / 0)
    chores.promise("judge-act", ["1"])

    assert do_chores() == 0
    assert LegislationChore.objects.get().attempts == chores.MAX_ATTEMPTS
    assert "A chore of the legislation failed" in caplog.text


def test_a_loader_asks_once(portal: Any, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks() as callbacks, put_off():
        for number in range(5):
            make_act(str(100 + number))

    assert [call for call in callbacks if "legislation" in getattr(call, "__module__", "")] == []
    assert LegislationChore.objects.filter(kind="read-all").count() == 1


def test_a_publication_is_read_at_its_commit(portal: Any, django_capture_on_commit_callbacks: Any) -> None:
    # The portal's own pages asked already, and one transaction asks once; theirs was committed long ago.
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        make_act()
        make_material("Программа", annotation="Приказ № 287")

    assert [title for title, *_rest in cited()] == ["Программа"]


def test_all_can_be_read_anew(portal: Any, capsys: Any) -> None:
    act = make_act()
    make_material("Программа", annotation="Приказ № 287")
    gone = {"act": act, "title": "Была", "object_id": "999999"}
    ActCitation.objects.create(section="materials", **gone)
    ActCitation.objects.create(section="switched-off", **gone)

    call_command("mms_recite")

    assert cited() == [("Программа", "Приказ № 287", False)]
    assert "Citations: 1." in capsys.readouterr().out
    assert not LegislationChore.objects.exists()


@pytest.mark.parametrize("number", [1, 30])
def test_many_texts_are_read_with_a_fixed_number_of_queries(
    portal: Any, django_assert_max_num_queries: Any, number: int
) -> None:
    make_act()
    for place in range(number):
        make_material(f"Программа {place}", annotation="Приказ № 287", date=dt.date(2025, 1, 1))
    ActCitation.objects.all().delete()

    with django_assert_max_num_queries(90):
        recite_all()

    assert ActCitation.objects.count() == number
