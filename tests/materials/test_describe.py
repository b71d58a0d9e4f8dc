"""A material in words: facts, state, citation, contents."""

import datetime as dt

import pytest

from mms_wagtail.models import Grade, Organization, Person
from mms_wagtail.plugins.materials.describe import cite, contents, material_facts, material_state
from mms_wagtail.plugins.materials.models import MaterialAuthor, MaterialPage
from mms_wagtail.plugins.materials.parts import read_parts
from tests.materials.factory import make_material

NBSP = "\N{NO-BREAK SPACE}"
TODAY = dt.date(2026, 11, 24)

pytestmark = pytest.mark.usefixtures("portal")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("grade-5", None, "5 класс"),
        ("grade-5", "grade-5", "5 класс"),
        ("grade-5", "grade-7", "5–7 классы"),
        ("age-3-4", "age-6-7", "3–4 года — 6–7 лет"),
        ("age-6-7", "grade-1", "6–7 лет — 1 класс"),
        (None, None, ""),
    ],
)
def test_range_of_grades(first, last, words):
    grades = {grade.slug: grade for grade in Grade.objects.all()}
    page = MaterialPage(grade_from=grades.get(first), grade_to=grades.get(last))
    assert page.grade_range == words


def test_line_of_facts():
    school = Organization.objects.create(name="Берёзовская СОШ", slug="berezovka")
    page = make_material(
        subjects=["russian", "literature", "history"],
        grade_from="grade-5",
        year=2024,
        number="12",
        organization=school,
    )
    assert material_facts(page, read_parts(page)) == [
        "Методические рекомендации",
        f"№{NBSP}12",
        "Русский язык, Литература и ещё 1",
        "5 класс",
        "2024",
        "Берёзовская СОШ",
    ]


@pytest.mark.parametrize(
    ("values", "code", "text"),
    [
        ({}, "current", ""),
        ({"outdated": True}, "outdated", "Материал устарел."),
        ({"relevant_until": TODAY}, "soon", f"Актуален до 24{NBSP}ноября{NBSP}2026{NBSP}г."),
        (
            {"relevant_until": TODAY - dt.timedelta(1)},
            "outdated",
            f"Был актуален до 23{NBSP}ноября{NBSP}2026{NBSP}г.",
        ),
        ({"relevant_until": TODAY + dt.timedelta(61)}, "current", ""),
    ],
)
def test_state(values, code, text):
    state = material_state(MaterialPage(**values), today=TODAY)
    assert (state.code, state.text) == (code, text)


def test_an_unpublished_replacement_is_not_shown():
    page = make_material(outdated=True, replaced_by=make_material("Новые рекомендации", live=False))
    assert material_state(page).replacement is None


def test_how_to_cite(settings):
    settings.WAGTAIL_SITE_NAME = "Портал"
    person = Person.objects.create(last_name="Морозова", first_name="Елена", patronymic="Борисовна", slug="m")
    page = make_material(year=2024, issuer="Методическая служба")
    authors = [MaterialAuthor(person=person), MaterialAuthor(name="Иванов И. И.", role="editor")]
    text = cite(page, authors, address="http://testserver/bank/listy/")
    assert text.startswith(
        "Морозова Е. Б. Рекомендации по функциональной грамотности : методические рекомендации. "
        "— Методическая служба, 2024. — Текст : электронный // Портал : [сайт]. "
        "— URL: http://testserver/bank/listy/ "
    )
    assert "(дата обращения: " in text


def test_contents_only_for_long_texts():
    heading = {"type": "heading", "value": {"text": "Шаг первый"}}
    page = MaterialPage(body=[("heading", heading["value"])] * 2)
    assert contents(page) == []
    page = MaterialPage(body=[("heading", {"text": f"Шаг {number}"}) for number in range(3)])
    assert [item.anchor for item in contents(page)] == ["шаг-0", "шаг-1", "шаг-2"]
