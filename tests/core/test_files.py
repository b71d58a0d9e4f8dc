"""Facts about files: pages are counted, broken files block nothing."""

import io

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from mms_wagtail.demo.files import make_file
from mms_wagtail.models import FileInfo

BLOCKS = [("text", "<p>" + "Слово за словом. " * 400 + "</p>")] * 3


def upload(name: str, content: bytes):
    return get_document_model().objects.create(title=name, file=ContentFile(content, name=name))


@pytest.fixture(autouse=True)
def _database(db):
    """Every test here stores documents."""


def test_pages_of_a_pdf_are_counted():
    content = make_file("pdf", title="Пособие", subtitle="", blocks=BLOCKS)
    info = FileInfo.objects.get(document=upload("пособие.pdf", content))
    assert (info.pages > 1, info.size, info.error) == (True, len(content), "")


def test_a_docx_without_a_count_has_no_pages():
    content = make_file("docx", title="Лист", subtitle="", blocks=BLOCKS)
    assert FileInfo.objects.get(document=upload("лист.docx", content)).error == ""


@pytest.mark.parametrize(
    ("name", "content"),
    [("битый.pdf", b"%PDF-1.7 broken"), ("битый.docx", b"PK\x03\x04broken"), ("бомба.docx", b"")],
)
def test_a_broken_file_is_stored_with_the_reason(name, content):
    info = FileInfo.objects.get(document=upload(name, content))
    assert (info.pages, info.error) == (
        0,
        "Файл не читается: содержимое не похоже на файл этого типа. Откройте его у себя.",
    )


def test_a_replaced_file_is_read_again():
    document = upload("пособие.pdf", make_file("pdf", title="Пособие", subtitle="", blocks=BLOCKS))
    before = document.mms_file_info.pages
    document.file.save("короткое.pdf", io.BytesIO(make_file("pdf", title="Пособие", subtitle="", blocks=[])))
    document.save()
    assert (before > 1, FileInfo.objects.get(document=document).pages) == (True, 1)
