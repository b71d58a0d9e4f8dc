"""A new edition, or the end of an act, and what has to be checked because of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from mms_wagtail.plugins.legislation.domain.chores import do_chores
from mms_wagtail.plugins.legislation.domain.impact import ImpactError, decide, open_cases
from mms_wagtail.plugins.legislation.models import ActCitation, ActEdition, ImpactCase, LegislationChore
from tests.legislation.factory import make_act, make_update
from tests.materials.factory import make_material

TODAY = timezone.localdate()


def new_edition(act: Any, day: dt.date = TODAY) -> ActEdition:
    """An edition, saved as a form saves it, and what follows at commit."""
    amending = make_act(f"{day:%d%m%y}", signed_on=day - dt.timedelta(days=60), effective_from=day)
    edition = ActEdition.objects.create(act=act, effective_from=day, brought_by=amending)
    do_chores()
    return edition


@pytest.fixture
def act(portal: Any) -> Any:
    return make_act(short_name="ФГОС ООО")


@pytest.fixture
def material(act: Any) -> Any:
    page = make_material("Рабочая программа", annotation="По приказу Минпросвещения от 31.05.2021 № 287.")
    do_chores()
    return page


def cases() -> list[tuple[str, str, str, dt.date]]:
    rows = ImpactCase.objects.filter(closed_at=None)
    return list(rows.values_list("title", "state", "event", "event_on"))


def test_what_cites_the_act_is_listed_when_it_gets_a_new_edition(act: Any, material: Any) -> None:
    make_material("Не о том", annotation="По приказу от 31.05.2021 № 286.")
    do_chores()
    assert cases() == []

    new_edition(act)

    assert cases() == [("Рабочая программа", "check", "edition", TODAY)]


def test_editions_of_the_past_that_an_editor_adds_late_change_nothing(act: Any, material: Any) -> None:
    ActEdition.objects.create(act=act, effective_from=dt.date(2021, 9, 1))
    new_edition(act, dt.date(2021, 9, 1))

    assert cases() == []


def test_a_material_of_an_earlier_year_is_checked_by_what_came_since(act: Any) -> None:
    new_edition(act, dt.date(2024, 9, 1))

    make_material("Старая программа", annotation="По ФГОС ООО.", date=dt.date(2022, 8, 30), year=2022)
    make_material("Новая программа", annotation="По ФГОС ООО.", date=dt.date(2025, 8, 30), year=2025)
    do_chores()

    assert cases() == [("Старая программа", "check", "edition", dt.date(2024, 9, 1))]


def test_an_update_on_the_edition_itself_is_not_to_be_checked_by_it(act: Any) -> None:
    edition = new_edition(act, dt.date(2027, 9, 1))
    make_update("Стандарт изменится", acts=[(act, edition.effective_from)], date=TODAY)
    make_update("О стандарте вообще", acts=[act], date=dt.date(2026, 1, 10), effective_from=None)
    do_chores()

    assert cases() == [("О стандарте вообще", "check", "edition", dt.date(2027, 9, 1))]


def test_the_end_of_an_act_counts_more_than_its_editions(act: Any, material: Any, client_of: Any) -> None:
    new_edition(act)
    successor = make_act("999", signed_on=dt.date(2026, 11, 1), effective_from=TODAY, short_name="ФГОС-2026")
    act.repealed_on, act.repealed_by = TODAY, successor
    act.save()
    do_chores()

    assert cases() == [("Рабочая программа", "check", "repeal", TODAY)]
    page = client_of("visitor").get(material.url).content.decode()
    assert "вместо него" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert successor.get_absolute_url() in page


def test_the_reader_is_told_until_somebody_has_checked(
    act: Any, material: Any, cast: Any, client_of: Any
) -> None:
    new_edition(act)
    told = "действует новая"
    visitor = client_of("visitor")
    assert told in visitor.get(material.url).content.decode()

    decide(ImpactCase.objects.get(), by=cast["methodologist"], state="update", note="К сентябрю")
    assert told in visitor.get(material.url).content.decode()

    material.save_revision().publish()
    do_chores()
    assert told not in visitor.get(material.url).content.decode()
    assert cases() == []
    assert ImpactCase.objects.get().note == "К сентябрю"


def test_what_is_kept_is_asked_again_at_the_next_edition_only(act: Any, material: Any, cast: Any) -> None:
    new_edition(act, TODAY - dt.timedelta(days=10))
    decide(ImpactCase.objects.get(), by=cast["head"], state="keep")

    open_cases()
    material.save_revision().publish()
    do_chores()
    assert cases() == []

    new_edition(act)
    assert cases() == [("Рабочая программа", "check", "edition", TODAY)]


@pytest.mark.parametrize("role", ["author", "expert", "stranger"])
def test_only_the_staff_decides(act: Any, material: Any, cast: Any, role: str) -> None:
    new_edition(act)

    with pytest.raises(ImpactError, match="методисты"):
        decide(ImpactCase.objects.get(), by=cast[role], state="keep")


def test_of_two_editors_the_second_is_told(act: Any, material: Any, cast: Any) -> None:
    new_edition(act)
    case = ImpactCase.objects.get()
    decide(case, by=cast["head"], state="keep", seen="check")

    with pytest.raises(ImpactError, match="другой редактор решил: «оставить»"):
        decide(case, by=cast["methodologist"], state="archive", seen="check")


def test_what_is_taken_down_waits_for_nobody(act: Any, material: Any) -> None:
    new_edition(act)

    material.unpublish()
    do_chores()

    assert cases() == []
    assert not ActCitation.objects.exists()


def test_a_process_killed_between_save_and_cases_loses_nothing(act: Any, material: Any) -> None:
    """What the killed process left: the edition and the promise, both committed."""
    amending = make_act("1", signed_on=dt.date(2026, 10, 1))
    ActEdition.objects.create(act=act, effective_from=TODAY, brought_by=amending)
    assert cases() == []
    assert LegislationChore.objects.filter(kind="judge-act", key=str(act.pk)).exists()

    do_chores()

    assert cases() == [("Рабочая программа", "check", "edition", TODAY)]


def test_without_the_promise_the_data_alone_tell(act: Any, material: Any) -> None:
    amending = make_act("1", signed_on=dt.date(2026, 10, 1))
    ActEdition.objects.create(act=act, effective_from=TODAY, brought_by=amending)
    LegislationChore.objects.all().delete()

    assert open_cases() == 1
    assert open_cases() == 0


@pytest.mark.parametrize("things", [1, 30])
def test_cases_are_derived_with_a_fixed_number_of_queries(
    act: Any, django_assert_num_queries: Any, things: int
) -> None:
    ActCitation.objects.bulk_create(
        ActCitation(
            act=act, section="materials", object_id=str(number), title="Т", written_for=act.in_force_from
        )
        for number in range(things)
    )
    amending = make_act("1", signed_on=dt.date(2026, 10, 1))
    ActEdition.objects.create(act=act, effective_from=TODAY, brought_by=amending)

    with django_assert_num_queries(7):
        assert open_cases(today=TODAY) == things
