"""Publications of the demo are true, enough, and fit the vocabularies."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from typing import Any

import pytest

from mms_wagtail.contracts import DemoRequest
from mms_wagtail.fixtures import DEMO, VOCABULARIES
from mms_wagtail.plugins.literature.choices import Carrier, Category, PublicationKind
from mms_wagtail.plugins.literature.demo.load import load_demo
from mms_wagtail.plugins.literature.models import (
    LiteratureIndexPage,
    LiteratureNewsPage,
    Publication,
)

FOLDER = DEMO / "literature"
PUBLICATIONS = tomllib.loads((FOLDER / "publications.toml").read_text(encoding="utf-8"))["publication"]
ISSUES = tomllib.loads((FOLDER / "issues.toml").read_text(encoding="utf-8"))["issue"]
THIS_YEAR = 2026


def slugs(name: str) -> set[str]:
    return set(re.findall(r'slug = "([^"]+)"', (VOCABULARIES / f"{name}.toml").read_text(encoding="utf-8")))


SUBJECTS, AUDIENCES = slugs("subjects"), slugs("audiences")


def test_there_are_enough_of_every_kind():
    assert len(PUBLICATIONS) >= 120
    assert {item["kind"] for item in PUBLICATIONS} == set(PublicationKind.values)
    assert {item["category"] for item in PUBLICATIONS} == set(Category.values)
    assert {item.get("carrier", "paper") for item in PUBLICATIONS} == set(Carrier.values)


def test_none_stands_twice():
    counted = Counter((item["title"], item.get("year"), *item.get("authors", ())) for item in PUBLICATIONS)
    assert [key for key, times in counted.items() if times > 1] == []


def lacks(item: dict[str, Any]) -> list[str]:
    """What a publication lacks for its description and its place in the portal."""
    kind, year = item["kind"], item.get("year", 0)
    demands = {
        "subjects": set(item["subjects"]) <= SUBJECTS,
        "audiences": set(item["audiences"]) <= AUDIENCES,
        "annotation": 4 <= len(item["annotation"].split()) <= 60,
        "authors": bool(item.get("authors")) or kind in ("journal", "electronic"),
        "year": 1800 < year <= THIS_YEAR or kind in ("journal", "electronic"),
        "place": bool(item.get("place")) or kind != "book",
        "host_title": bool(item.get("host_title")) or kind not in ("article", "chapter"),
        "url": item.get("url", "").startswith("https://") or kind != "electronic",
    }
    return [name for name, met in demands.items() if not met]


def test_each_says_what_a_description_needs():
    assert {item["title"]: found for item in PUBLICATIONS if (found := lacks(item))} == {}


def test_issues_name_what_is_there_and_say_why():
    titles = {item["title"] for item in PUBLICATIONS}
    named = [part for issue in ISSUES for part in issue["items"]]
    assert [name for _group, name, _note in named if name not in titles] == []
    assert all(len(note) > 25 for _group, _name, note in named)
    assert len(ISSUES) >= 5


@pytest.mark.django_db
def test_it_loads_once(portal):
    index = LiteratureIndexPage.objects.get()
    request = DemoRequest(index_page=index, owner=None, scale=0, progress=lambda title, items: items)
    assert load_demo(request) == len(ISSUES)
    assert Publication.objects.count() == len(PUBLICATIONS)
    assert load_demo(request) == 0
    assert Publication.objects.count() == len(PUBLICATIONS)
    newest = LiteratureNewsPage.objects.order_by("-month").first()
    assert newest.first_published_at.date() == newest.month
    assert newest.items.count() == len(ISSUES[-1]["items"])
