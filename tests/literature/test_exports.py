"""Files for reference managers, read back by libraries that are not ours."""

from __future__ import annotations

import json

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from pylatexenc.latex2text import LatexNodes2Text

from mms_wagtail.plugins.literature.domain.exporting import FORMATS, export, facts
from mms_wagtail.plugins.literature.domain.exporting.lists import place_in_list, records
from tests.literature.description.cases import ALL
from tests.literature.factory import company, person, unsaved

NASTY = unsaved(
    person("О'Коннор Дж{о}н"),
    company("Институт {развития} & Ко"),
    person("Ванина А. Б.", "editor"),
    title="100 % успеха: A_B #1 {не закрыта \\ и $5 ~ ^",
    subtitle="строка\nвторая\tтретья",
    publisher="Издательство «Ё» & сыновья",
    place="СПб.",
    year=2020,
    pages="12",
    url="https://example.org/a{b}%20c_d#e",
    annotation="Первая строка.\r\nER  - \r\nTY  - BOOK",
)
# What the library makes of commands that it does not know, or knows by another sign.
AS_READ = str.maketrans({"^": "ˆ", "{": None, "}": None})
READ = LatexNodes2Text().latex_to_text
ANYTHING = [*(work for work, _record in ALL), NASTY]


def name_of(work):
    return work.title[:40]


def people_of(work, role="author"):
    return [facts.inverted(item) for item in work.contributors.all() if item.role == role]


@pytest.mark.parametrize("work", ANYTHING, ids=name_of)
def test_bibtex_is_read_back(work):
    middleware = [SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()]
    library = bibtexparser.parse_string(FORMATS["bibtex"].write([work]), append_middleware=middleware)
    assert not library.failed_blocks
    (entry,) = library.entries
    found = {field.key: field.value for field in entry.fields}
    assert found["title"] == facts.whole_title(work).translate(AS_READ)
    names = [
        READ(", ".join(filter(None, (" ".join(name.last), " ".join(name.first)))))
        for name in found.get("author", [])
    ]
    assert names == [name.translate(AS_READ) for name in people_of(work)]
    assert found.get("year", "") == str(work.year or "")
    assert found.get("publisher", found.get("school", "")) == facts.publisher(work)
    assert found.get("isbn", "") == work.isbn_given
    first, last = facts.page_span(work)
    assert found.get("pages", "") == (f"{first}–{last}" if last else first)


def test_a_brace_without_its_pair_does_not_swallow_the_file():
    text = FORMATS["bibtex"].write([NASTY])
    assert text.count("{") == text.count("}")
    assert r"100 \% успеха: A\_B \#1 \textbraceleft{}не закрыта \textbackslash{} и \$5" in text


@pytest.mark.parametrize("work", ANYTHING, ids=name_of)
def test_ris_is_read_back(work):
    text = export([work], FORMATS["ris"]).content.decode()
    assert all(line[2:6] == "  - " for line in text.split("\r\n") if line)
    (found,) = rispy.loads(text)
    assert found["title"] == facts.whole_title(work)
    assert found.get("authors", []) == people_of(work)
    assert found.get("year", "") == str(work.year or "")
    assert found.get("publisher", "") == facts.publisher(work)
    assert found.get("doi", "") == work.doi
    assert found.get("secondary_title", "") == work.host_title
    first, last = facts.page_span(work)
    assert (found.get("start_page", ""), found.get("end_page", "")) == (first or facts.page_total(work), last)


@pytest.mark.parametrize("work", ANYTHING, ids=name_of)
def test_csl_json_tells_the_same(work):
    (found,) = json.loads(FORMATS["csl"].write([work]))
    assert found["title"] == facts.whole_title(work)
    names = [
        name.get("literal") or ", ".join(filter(None, (name["family"], name.get("given", ""))))
        for name in found.get("author", [])
    ]
    assert names == people_of(work)
    assert found.get("issued", {"date-parts": [[None]]})["date-parts"] == [[work.year]]
    assert found.get("container-title", "") == work.host_title
    assert "" not in found.values()


def test_many_in_one_file_have_keys_of_their_own():
    works = [work for work, _record in ALL]
    for number, work in enumerate(works, start=1):
        work.pk = number
    entries = bibtexparser.parse_string(FORMATS["bibtex"].write(works)).entries
    assert len({entry.key for entry in entries}) == len(entries) == len(works)
    assert len(rispy.loads(FORMATS["ris"].write(works))) == len(works)
    for work in works:
        work.pk = None


def test_files_say_their_charset_and_have_latin_names():
    work = unsaved(person("Ушинский К. Д."), title="Родное слово", slug="rodnoe-slovo")
    files = [export([work], chosen) for chosen in FORMATS.values()]
    assert [made.name for made in files] == [
        "rodnoe-slovo.txt",
        "rodnoe-slovo.txt",
        "rodnoe-slovo.bib",
        "rodnoe-slovo.ris",
        "rodnoe-slovo.json",
    ]
    assert all(made.content_type.endswith("; charset=utf-8") for made in files)
    assert export([work, work], FORMATS["ris"]).name == "izdaniya.ris"


def test_a_list_of_sources_is_in_its_order():
    titles = ["Zero", "Ябеда", "«Ёлка»", "Ель", "Абрикос"]
    assert sorted(titles, key=place_in_list) == ["Абрикос", "«Ёлка»", "Ель", "Ябеда", "Zero"]
    lines = records(unsaved(title=title) for title in titles).splitlines()
    assert [line.split(". ")[0] for line in lines] == ["1", "2", "3", "4", "5"]
