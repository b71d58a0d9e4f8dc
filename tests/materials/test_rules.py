"""What an editor may not save, and what the form says."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from mms_wagtail.models import Grade, Person
from mms_wagtail.plugins.materials.models import MaterialAuthor, MaterialPage

pytestmark = pytest.mark.usefixtures("portal")


def errors_of(instance) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        instance.clean()
    return caught.value.message_dict


def test_a_date_in_the_future():
    page = MaterialPage(title="Т", date=timezone.localdate() + dt.timedelta(1))
    assert errors_of(page) == {"date": ["Эта дата ещё не наступила. Укажите дату самого документа."]}


def test_a_year_beside_the_date():
    page = MaterialPage(title="Т", date=dt.date(2024, 5, 1), year=2023)
    assert errors_of(page) == {"year": ["Год не совпадает с датой: у даты 2024. Исправьте одно из двух."]}


def test_grades_run_forwards():
    grades = {grade.slug: grade for grade in Grade.objects.all()}
    page = MaterialPage(title="Т", grade_from=grades["grade-7"], grade_to=grades["grade-5"])
    assert errors_of(page) == {"grade_to": ["«5 класс» раньше, чем «7 класс». Поменяйте их местами."]}
    page = MaterialPage(title="Т", grade_to=grades["grade-5"])
    assert errors_of(page) == {"grade_from": ["Укажите и начало: с какого класса или возраста."]}


def test_a_material_does_not_replace_itself():
    page = MaterialPage(title="Т", pk=7)
    page.replaced_by = page
    assert "replaced_by" in errors_of(page)


def test_an_author_is_a_person_or_a_name():
    person = Person.objects.create(last_name="Пак", slug="pak")
    assert errors_of(MaterialAuthor()) == {"name": ["Выберите человека из справочника или впишите имя."]}
    assert "Оставьте что-то одно" in errors_of(MaterialAuthor(person=person, name="Пак"))["name"][0]
