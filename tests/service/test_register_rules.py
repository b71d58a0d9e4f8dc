"""What the register lacks, by the day."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from mms_wagtail.plugins.service.register_rules import REGISTER, gaps, last_due_year
from tests.service.test_edition_rules import edition

DAY = dt.date
AUTUMN = DAY(2026, 11, 25)


def document(kind, *editions):
    for item in editions:
        item.file = SimpleNamespace()
    return SimpleNamespace(kind=kind, title=kind, pk=1, all_editions=list(editions))


def approved(**values):
    return edition(act_title="Приказ", **values)


def complete():
    return {
        "regulation": document("regulation", approved(valid_from=DAY(2020, 1, 14))),
        "council-regulation": document("council-regulation", approved(valid_from=DAY(2020, 1, 14))),
        "council": document("council", approved(valid_from=DAY(2026, 9, 1), act_date=DAY(2026, 8, 28))),
        "plan": document("plan", approved(school_year=2026)),
        "analysis": document("analysis", edition(school_year=2025)),
        "agreement": document(
            "agreement", edition(valid_from=DAY(2024, 1, 15), valid_until=DAY(2028, 12, 31))
        ),
    }


def told(documents, on=AUTUMN):
    return [gap.text.replace("\N{NO-BREAK SPACE}", " ") for gap in gaps(list(documents.values()), on=on)]


def test_a_complete_register_lacks_nothing():
    assert told(complete()) == []


def test_an_empty_register_lacks_every_document_of_the_list():
    found = gaps([], on=AUTUMN)
    assert [gap.kind for gap in found] == [rule.kind for rule in REGISTER]
    assert all(gap.document is None and gap.serious for gap in found)
    assert found[3].text == "Нет плана на 2026/27"
    assert found[4].text == "Нет анализа за 2025/26"


@pytest.mark.parametrize(
    ("on", "due"),
    [(DAY(2026, 6, 30), 2024), (DAY(2026, 7, 1), 2025), (DAY(2026, 9, 1), 2025), (DAY(2027, 6, 30), 2025)],
)
def test_the_analysis_of_a_year_is_awaited_from_the_first_of_july(on, due):
    assert last_due_year(on).start == due


def test_every_planned_year_needs_its_analysis():
    documents = complete()
    documents["plan"].all_editions += [approved(school_year=2025), approved(school_year=2023)]
    documents["analysis"] = document("analysis", edition(school_year=2024))
    for item in documents["plan"].all_editions:
        item.file = SimpleNamespace()
    assert told(documents) == ["Нет анализа за 2025/26", "Нет анализа за 2023/24"]
    assert "Нет анализа за 2025/26" not in told(documents, on=DAY(2026, 6, 30))


def test_an_agreement_that_ran_out():
    documents = complete()
    documents["agreement"].all_editions[0].valid_until = DAY(2026, 8, 31)
    assert told(documents) == ["Соглашение истекло 1 сентября 2026 г."]


def test_what_runs_out_soon_is_told_and_is_not_serious():
    documents = complete()
    documents["agreement"].all_editions[0].valid_until = DAY(2026, 12, 31)
    (gap,) = gaps(list(documents.values()), on=AUTUMN)
    assert (gap.serious, gap.kind) == (False, "agreement")
    documents["agreement"].all_editions.append(edition(valid_from=DAY(2027, 1, 1)))
    documents["agreement"].all_editions[-1].file = SimpleNamespace()
    assert told(documents) == []


def test_a_document_that_is_not_yet_in_force():
    documents = complete()
    documents["regulation"].all_editions[0].valid_from = DAY(2027, 1, 1)
    assert told(documents) == [
        "Нет положения о методической службе: редакция вступит в силу только 1 января 2027 г."
    ]


@pytest.mark.parametrize(
    ("kind", "text", "clause"),
    [
        ("regulation", "Положение о методической службе без утверждающего акта", "3.10"),
        ("council-regulation", "Положение о методическом совете без утверждающего акта", "3.8"),
        ("council", "Состав методсовета без утверждающего акта", "3.7"),
        ("plan", "План на 2026/27 без утверждающего акта", "3.4"),
    ],
)
def test_what_an_act_must_approve(kind, text, clause):
    documents = complete()
    documents[kind].all_editions[0].act_title = ""
    (gap,) = gaps(list(documents.values()), on=AUTUMN)
    assert (gap.text, gap.clause) == (text, clause)


def test_a_composition_older_than_a_year():
    documents = complete()
    assert told(documents, on=DAY(2027, 8, 29)) == ["Нет анализа за 2026/27", "Нет плана на 2027/28"]
    old = told(documents, on=DAY(2027, 8, 30))
    assert "Состав методсовета старше года: утверждён 28 августа 2026 г." in old


def test_the_plan_of_the_coming_year_is_asked_for_in_summer():
    documents = complete()
    documents["analysis"].all_editions += [edition(school_year=2026)]
    documents["analysis"].all_editions[-1].file = SimpleNamespace()
    assert told(documents, on=DAY(2027, 6, 30)) == []
    (gap,) = gaps(list(documents.values()), on=DAY(2027, 7, 1))
    assert (gap.text, gap.serious) == ("Нет плана на 2027/28", False)


def test_a_file_that_does_not_open():
    documents = complete()
    info = SimpleNamespace(error="Файл не открывается на диске.")
    documents["plan"].all_editions[0].file = SimpleNamespace(mms_file_info=info)
    assert told(documents) == ["Файл не открывается: plan, 2026/27 учебный год"]
