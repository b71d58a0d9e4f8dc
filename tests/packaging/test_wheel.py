"""What ships: the wheel has all of the tree, and works in a stranger's project."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from tests.packaging.conftest import ROOT, add_practices, run

MAPPED = {
    "mms_wagtail/search": "search",
    "mms_wagtail/templates": "templates",
    "mms_wagtail/fixtures": "fixtures",
    "mms_wagtail": "mms_wagtail",
}

PUBLISH = """
from mms_wagtail.models import Kind
from mms_wagtail.plugins.materials.models import MaterialIndexPage, MaterialPage

page = MaterialPage(
    title="Рекомендации по функциональной грамотности",
    annotation="Как читать таблицы.",
    kind=Kind.objects.get(slug="guidelines"),
    live=False,
)
MaterialIndexPage.objects.get().add_child(instance=page)
page.save_revision().publish()
"""


def files_below(folder: str) -> set[str]:
    return {
        path.relative_to(ROOT / folder).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_has_all_of_the_tree(wheel: Path):
    names = [name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name]
    expected = {f"{place}/{name}" for place, folder in MAPPED.items() for name in files_below(folder)}
    assert sorted(names) == sorted(expected)


def test_the_wheel_works_in_a_project_that_has_its_own_search_app(host: Path):
    python = host.parent / "venv" / "bin" / "python"
    assert (host / "search" / "views.py").exists()

    def manage(*arguments: str) -> str:
        return run(python, "manage.py", *arguments, cwd=host)

    where = manage("shell", "-v0", "-c", "import mms_wagtail; print(mms_wagtail.__file__)")
    assert str(host.parent) in where
    manage("migrate", "-v0")
    manage("makemigrations", "--check", "--dry-run")
    assert "Банк педагогической информации" in manage("mms_setup")
    manage("shell", "-v0", "-c", PUBLISH)
    found = json.loads(manage("mms_search", "рекомендаций функциональная", "--json"))
    assert [hit["title"] for hit in found["hits"]] == ["Рекомендации по функциональной грамотности"]
    assert (found["total"], found["hits"][0]["section"]) == (1, "materials")


def test_practices_are_added_by_the_documented_lines(host: Path):
    python = host.parent / "venv" / "bin" / "python"
    add_practices(host)
    run(python, "manage.py", "check", "--fail-level", "WARNING", cwd=host)
    run(python, "manage.py", "migrate", "-v0", cwd=host)
    run(python, "manage.py", "makemigrations", "--check", "--dry-run", cwd=host)
    assert "Лучшие практики" in run(python, "manage.py", "mms_setup", cwd=host)
    address = "from django.test import Client; print(Client().get('/vhod/registratsiya/').status_code)"
    found = run(python, "manage.py", "shell", "-v0", "-c", address, cwd=host)
    assert found.strip().endswith("200")
