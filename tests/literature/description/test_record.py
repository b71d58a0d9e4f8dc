"""Records of ГОСТ Р 7.0.100-2018 for every kind, letter by letter."""

from __future__ import annotations

import pytest

from mms_wagtail.plugins.literature.choices import PublicationKind
from mms_wagtail.plugins.literature.domain.description import describe
from mms_wagtail.plugins.literature.domain.description.extent import page_range, total_pages
from mms_wagtail.plugins.literature.domain.description.punctuation import areas
from mms_wagtail.plugins.literature.domain.description.words import RUSSIAN
from tests.literature.description.cases import ALL, shown


@pytest.mark.parametrize("item", ALL, ids=shown)
def test_the_record_is_that_of_the_standard(item, monkeypatch):
    work, expected = item
    # Nobody has this ISBN yet: a table needs no database.
    monkeypatch.setattr(type(work), "_refuse_known_isbn", lambda self: None)
    work.clean()
    assert describe(work) == expected


def test_there_are_forty_and_several_of_every_kind():
    kinds = [work.kind for work, _expected in ALL]
    assert len(ALL) >= 40
    assert all(kinds.count(kind) >= 3 for kind in PublicationKind.values)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("Сказка…", "Москва"), "Сказка… – Москва."),
        (("Что делать?", "Москва"), "Что делать?. – Москва."),
        (("2-е изд., доп.", "", "Москва"), "2-е изд., доп. – Москва."),
        (("",), ""),
    ],
)
def test_one_full_stop_between_areas(parts, expected):
    assert areas(parts) == expected


@pytest.mark.parametrize(
    ("typed", "total", "span"),
    [
        ("254", "254 с.", "С. 254"),
        ("254 с", "254 с.", "С. 254 с"),
        ("254 стр.", "254 с.", "С. 254 стр"),
        ("XII, 254", "XII, 254", "С. XII, 254"),
        ("12 - 18", "12 - 18", "С. 12–18"),
        ("стр. 12—18, 20", "стр. 12—18, 20", "С. 12–18, 20"),
        ("", "", ""),
    ],
)
def test_pages_as_people_type_them(typed, total, span):
    assert total_pages(typed, words=RUSSIAN) == total
    assert page_range(typed, words=RUSSIAN) == span
