"""The same book in every format, and in every encoding, becomes the same publication."""

from __future__ import annotations

import io

import openpyxl
import pytest

from mms_wagtail.plugins.literature.domain.description.record import describe
from mms_wagtail.plugins.literature.importing.outcome import State
from mms_wagtail.plugins.literature.models import Publication
from tests.literature.importing import samples
from tests.literature.importing.conftest import Import

BOOK = (
    "Выготский, Л. С. Педагогическая психология : курс лекций / Л. С. Выготский. – Москва : Педагогика, "
    "1991. – 480 с. – ISBN 978-5-699-12014-7. – Текст : непосредственный."
)
TEXTS = {"bibtex": samples.BIBTEX, "ris": samples.RIS, "irbis": samples.IRBIS, "csv": samples.CSV}
ENCODINGS = ("utf-8", "utf-8-sig", "cp1251", "cp866", "koi8-r", "utf-16", "utf-16-le", "utf-16-be")


def workbook() -> bytes:
    """The table of :data:`samples.CSV` as XLSX, its year a number."""
    book = openpyxl.Workbook()
    for line in samples.CSV.splitlines():
        book.active.append([int(cell) if cell == "1991" else cell for cell in line.split(";")])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", TEXTS)
def test_a_book_in_every_text_format_and_encoding(run: Import, name: str, encoding: str) -> None:
    result = run(TEXTS[name].encode(encoding))

    assert [item.state for item in result.outcomes] == [State.CREATED], result.outcomes
    book = Publication.objects.get()
    assert describe(book) == BOOK
    assert [person.full_name for person in book.contributors.all()] == ["Выготский Лев Семёнович"]
    assert (book.isbn, book.year, book.pages, book.language) == ("9785699120147", 1991, "480", "ru")


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "cp866", "koi8-r"])
def test_a_book_in_rusmarc(run: Import, encoding: str) -> None:
    result = run(samples.iso2709(samples.RUSMARC, encoding=encoding))

    assert [item.state for item in result.outcomes] == [State.CREATED], result.outcomes
    assert (result.format, result.encoding) == ("ISO 2709 (RUSMARC)", encoding)
    assert describe(Publication.objects.get()) == BOOK


@pytest.mark.django_db
def test_a_book_in_a_spreadsheet(run: Import) -> None:
    assert run(workbook()).count(State.CREATED) == 1
    assert describe(Publication.objects.get()) == BOOK


@pytest.mark.django_db
def test_all_formats_name_one_publication(run: Import) -> None:
    for content in (*TEXTS.values(), samples.iso2709(samples.RUSMARC), workbook()):
        run(content)

    assert Publication.objects.count() == 1
