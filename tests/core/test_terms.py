"""Rules of the vocabularies and directories."""

import pytest
from django.core.exceptions import ValidationError

from mms_wagtail.models import Kind, Organization, Person


def test_a_tree_has_two_levels(portal):
    top = Kind.objects.get(slug="methodological")
    child = Kind.objects.get(slug="guidelines")
    top.parent = Kind.objects.get(slug="research")
    with pytest.raises(ValidationError, match="В этой группе есть слова"):
        top.full_clean()
    grandchild = Kind(name="Вид", slug="vid", parent=child)
    with pytest.raises(ValidationError, match="само стоит в группе"):
        grandchild.clean()
    child.parent = child
    with pytest.raises(ValidationError, match="не может быть группой для себя"):
        child.full_clean()


@pytest.mark.parametrize("slug", ["Метод", "a b", "-a", "a--b", "a\n", ""])
def test_a_slug_stands_in_an_address(portal, slug):
    with pytest.raises(ValidationError) as caught:
        Kind(name="Вид", slug=slug, locale_id=1).full_clean()
    assert "slug" in caught.value.message_dict


def test_an_organization_is_not_above_itself(db):
    first = Organization.objects.create(name="Комитет", slug="first")
    second = Organization.objects.create(name="Школа", slug="second", parent=first)
    first.parent = second
    with pytest.raises(ValidationError, match="выше самой себя"):
        first.clean()


def test_names_of_people(db):
    person = Person(last_name="Морозова", first_name="Елена", patronymic="Борисовна", slug="morozova")
    person.save()
    assert (person.full_name, person.name) == ("Морозова Елена Борисовна", "Морозова Е. Б.")
    assert Person(last_name="Пак", slug="pak").short_name == "Пак"
