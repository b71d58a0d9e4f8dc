"""The network as a tree and as a map."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from mms_wagtail.domain.spreadsheets import harmless
from mms_wagtail.models import EducationLevel, Organization, Subject
from mms_wagtail.plugins.associations.domain.coverage import Cover, best_cells, coverage_map
from mms_wagtail.plugins.associations.domain.network import Node, build_tree, read_network
from mms_wagtail.plugins.associations.models import AssociationPage, Membership
from tests.associations.factory import association, person, school, section

TREE, MAP = "/obedineniya/set/", "/obedineniya/karta/"


def node(pk: int, level: str = "school") -> Node:
    return Node(pk=pk, title=str(pk), url="", level=level, place="", leader="")


def test_circles_are_cut_and_nobody_is_lost() -> None:
    nodes = {pk: node(pk) for pk in range(1, 7)}
    tops = build_tree(nodes, {1: 2, 2: 3, 3: 1, 4: 4, 5: 99, 6: 3})
    assert sorted(top.pk for top in tops) == [1, 4, 5]
    assert sum(1 + top.total for top in tops) == 6


def test_the_best_cover_wins() -> None:
    cells = best_cells([(1, 7, Cover.DISTRICT), (1, 7, Cover.OWN), (1, 7, Cover.SHARED)])
    assert cells == {(1, 7): Cover.OWN}


@pytest.mark.django_db
def test_a_tree_of_five_hundred_is_a_light_page(portal: Any) -> None:
    top = association()
    root, subject = section(), Subject.objects.get(slug="mathematics")
    places = [school(f"Заозёрская средняя школа № {number}") for number in range(25)]

    def grow(count: int) -> int:
        start = AssociationPage.objects.count()
        pages = []
        for number in range(start, start + count):
            page = AssociationPage(
                title=f"Школьное объединение учителей математики {number}",
                slug=f"shkolnoe-obedinenie-uchitelei-matematiki-{number}",
                level="school",
                organization=places[number % 25],
                parent_association=top,
                depth=root.depth + 1,
                path=root._get_path(root.path, root.depth + 1, number + 1),
                live=True,
            )
            page.url_path = f"{root.url_path}{page.slug}/"
            pages.append(page)
        for page in pages:
            page.content_type = top.content_type
            page.locale_id = top.locale_id
            page.save(clean=False)
            page.subjects.through.objects.create(associationpage_id=page.pk, subject_id=subject.pk)
            Membership.objects.create(page=page, person=leader, role="leader")
        with CaptureQueriesContext(connection) as queries:
            answer = Client().get(TREE)
            assert Client().get(MAP).status_code == 200
        assert answer.content.count(b"<li><a") > count
        assert len(answer.content) < 100_000
        return len(queries)

    leader = person("Константинопольская", first_name="Александра", patronymic="Владимировна")
    Client().get(TREE)
    Client().get(MAP)
    assert grow(1) == grow(498)


@pytest.mark.django_db
def test_the_tree_nests_and_names_those_without_a_leader(portal: Any) -> None:
    top = association(leader=person("Морозова"))
    below = association("ШМО", level="school", organization=school(), parent_association=top)
    association("Закрытое", closed_on="2020-01-01")
    soup = BeautifulSoup(Client().get(TREE).content, "html.parser")
    (item,) = soup.select(".tree > li")
    assert urljoin(TREE, item.a["href"]) == top.get_url()
    assert urljoin(TREE, item.select_one("details li a")["href"]) == below.get_url()
    assert item.select_one("details li .tick").get_text() == "без руководителя"
    assert [top.title for top in read_network()] == [top.title]


@pytest.mark.django_db
def test_the_map_says_how_each_school_is_covered(portal: Any) -> None:
    own, shared, district, alone = (school(name) for name in ("А", "Б", "В", "Г"))
    top = association()
    top.members.add(Membership(name="Иванова", organization=district))
    top.save_revision().publish()
    association("ШМО", level="school", organization=own, parent_association=top)
    other = association("Общее", level="inter-school", organization=shared)
    other.levels = [EducationLevel.objects.get(slug="basic")]
    other.save_revision().publish()
    chart = coverage_map()
    assert {row.name: row.cells for row in chart.schools} == {
        "А": (Cover.OWN,),
        "Б": (Cover.SHARED,),
        "В": (Cover.DISTRICT,),
        "Г": (Cover.NONE,),
    }
    narrowed = {row.name: row.cells for row in coverage_map("basic").schools}
    assert narrowed["А"] == (Cover.NONE,)
    assert narrowed["Б"] == (Cover.SHARED,)
    assert coverage_map("нет-такого").level == ""
    assert coverage_map("preschool").schools == ()
    soup = BeautifulSoup(Client().get(MAP).content, "html.parser")
    assert [cell["scope"] for cell in soup.select("thead th")] == ["col", "col"]
    row = soup.find("th", {"scope": "row"}, string=alone.name).parent
    assert row.td.get_text() == "– нет"


@pytest.mark.django_db
def test_what_only_kindergartens_teach_is_no_column_for_schools(portal: Any) -> None:
    school("А")
    garden = school("Сад", kind="kindergarten")
    group = association("Воспитатели", organization=garden)
    group.levels = [EducationLevel.objects.get(slug="preschool")]
    group.save_revision().publish()
    assert coverage_map().subjects == ()
    assert len(coverage_map("preschool").subjects) == 1


@pytest.mark.django_db
def test_the_map_is_downloaded_without_formulas(portal: Any) -> None:
    # A vertical tab comes with what is pasted from a word processor; a workbook cannot hold it.
    Organization.objects.create(name='=HYPERLINK("http://x")\x0b', slug="evil")
    association("ШМО", level="school", organization=school("Берёзовская СОШ"))
    answer = Client().get("/obedineniya/karta.csv")
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Школа", "Математика", "Охвачено предметов"]
    assert rows[1] == ['\'=HYPERLINK("http://x")', "нет", "0"]
    assert rows[2] == ["Берёзовская СОШ", "своё", "1"]
    sheet = load_workbook(BytesIO(Client().get("/obedineniya/karta.xlsx").content)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()][1:] == [
        ['\'=HYPERLINK("http://x")', "нет", 0],
        ["Берёзовская СОШ", "своё", 1],
    ]
    assert Client().get("/obedineniya/karta.exe").status_code == 404
    assert harmless("-1") == "'-1"
