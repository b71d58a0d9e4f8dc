"""Words of files are read once, by a process of its own; whatever a file holds, nothing else stops."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
import pptx
import pypdfium2
import pytest
from django.core.files.base import ContentFile
from odf import draw, table
from odf.opendocument import OpenDocumentPresentation, OpenDocumentSpreadsheet, OpenDocumentText
from odf.style import MasterPage, PageLayout
from odf.text import P
from wagtail.documents import get_document_model

from mms_wagtail.demo.files import make_file
from mms_wagtail.domain.file_texts import FileReading, read_file
from mms_wagtail.domain.files import file_parts, read_missing_files, reading_together
from mms_wagtail.models import FileText

LONG = [("text", "<p>" + "Слово за словом. " * 200 + "</p>")] * 3


def pdf(*, blocks=LONG) -> bytes:
    return make_file("pdf", title="Пособие", subtitle="", blocks=blocks)


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def a_docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("Ход занятия")
    document.add_table(1, 1).cell(0, 0).text = "ведомость"
    return saved(document)


def a_pptx() -> bytes:
    deck = pptx.Presentation()
    for title in ("Первый слайд", "Второй слайд"):
        deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = title
    return saved(deck)


def an_xlsx() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Итоги"
    book.active.append(["Школа", 17])
    return saved(book)


def an_odt() -> bytes:
    document = OpenDocumentText()
    document.text.addElement(P(text="Положение о совете"))
    return saved_odf(document)


def an_ods() -> bytes:
    document = OpenDocumentSpreadsheet()
    sheet, row, cell = table.Table(name="План"), table.TableRow(), table.TableCell()
    cell.addElement(P(text="Семинар"))
    row.addElement(cell)
    sheet.addElement(row)
    document.spreadsheet.addElement(sheet)
    return saved_odf(document)


def an_odp() -> bytes:
    document = OpenDocumentPresentation()
    layout = PageLayout(name="Layout")
    document.automaticstyles.addElement(layout)
    master = MasterPage(name="Master", pagelayoutname=layout)
    document.masterstyles.addElement(master)
    page, frame, box = draw.Page(masterpagename=master), draw.Frame(), draw.TextBox()
    box.addElement(P(text="Тема урока"))
    frame.addElement(box)
    page.addElement(frame)
    document.presentation.addElement(page)
    return saved_odf(document)


def saved_odf(document) -> bytes:
    stream = io.BytesIO()
    document.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("extension", "make", "parts"),
    [
        (".docx", a_docx, [("", "", "Ход занятия\nведомость")]),
        (".pptx", a_pptx, [("slide", "1", "Первый слайд"), ("slide", "2", "Второй слайд")]),
        (".xlsx", an_xlsx, [("sheet", "Итоги", "Школа 17")]),
        (".odt", an_odt, [("", "", "Положение о совете")]),
        (".ods", an_ods, [("sheet", "План", "Семинар")]),
        (".odp", an_odp, [("slide", "1", "Тема урока")]),
        (".txt", lambda: "Ёлка\n\nсвеча".encode("cp1251"), [("", "", "Ёлка\nсвеча")]),
        (".csv", lambda: "школа;17".encode(), [("", "", "школа;17")]),
        (".mp3", lambda: b"ID3", []),
    ],
)
def test_words_of_each_format(extension, make, parts):
    reading = read_file(io.BytesIO(make()), extension=extension)
    assert reading.error == ""
    assert [tuple(part.values()) for part in reading.parts] == parts


def test_a_pdf_is_read_page_by_page():
    reading = read_file(io.BytesIO(pdf()), extension=".pdf")
    assert reading.pages > 1
    assert [part["name"] for part in reading.parts] == [str(n + 1) for n in range(reading.pages)]
    assert "Слово за словом." in reading.parts[-1]["text"]


def test_a_pdf_of_a_thousand_pages_is_read_in_its_time():
    book = pypdfium2.PdfDocument.new()
    page = pypdfium2.PdfDocument(pdf(blocks=[("text", "<p>Страница книги</p>")]))
    for _number in range(1000):
        book.import_pages(page)
    reading = read_file(io.BytesIO(saved(book)), extension=".pdf")
    assert (reading.pages, reading.error, len(reading.parts)) == (1000, "", 1000)


def test_a_locked_pdf_says_so():
    assert read_file(io.BytesIO(encrypted()), extension=".pdf") == FileReading(error="locked")


def encrypted() -> bytes:
    """A minimal PDF that asks for a password (ISO 32000-1, 7.6.3)."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"28" * 32, b"5a" * 32),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table_at = len(out)
    out += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size 4 /Root 1 0 R /Encrypt 3 0 R /ID [<00> <00>] >>\n"
    return out + b"startxref\n%d\n%%%%EOF" % table_at


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(7):
            archive.writestr(f"word/{number}.xml", b"0" * 50_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("extension", "content", "error"),
    [
        (".pdf", b"%PDF-1.7 broken", "broken"),
        (".docx", b"PK\x03\x04broken", "broken"),
        (".xlsx", b"", "broken"),
        (".odt", a_docx(), "broken"),
        (".docx", bomb(), "large"),
    ],
)
def test_what_cannot_be_read_is_told(extension, content, error):
    assert read_file(io.BytesIO(content), extension=extension) == FileReading(error=error)


def test_parts_name_the_file_and_the_page(db):
    document = upload("пособие.pdf", pdf(blocks=[("text", "<p>Ответы</p>")]))
    labels = [(part.label, " ".join(part.text.split())) for part in file_parts(document, title="Лист")]
    assert labels == [("Файл", "Лист"), ("Файл: Лист, с.\N{NO-BREAK SPACE}1", "Пособие Ответы")]


def test_files_from_before_the_add_on_are_read_once(db):
    upload("лист.docx", a_docx())
    FileText.objects.all().delete()
    assert (read_missing_files(), read_missing_files()) == (1, 0)
    assert FileText.objects.get().parts[0]["text"] == "Ход занятия\nведомость"


def test_many_files_are_read_together_at_the_end(db):
    with reading_together():
        upload("лист.docx", a_docx())
        upload("битый.pdf", b"%PDF-1.7 broken")
        upload("итоги.xlsx", an_xlsx())
        assert not FileText.objects.exists()
    texts = FileText.objects.order_by("document__title")
    assert [[part["text"] for part in text.parts] for text in texts] == [
        [],
        ["Школа 17"],
        ["Ход занятия\nведомость"],
    ]


def upload(name: str, content: bytes):
    return get_document_model().objects.create(title=name, file=ContentFile(content, name=name))
