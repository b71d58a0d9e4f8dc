"""What stands in an attached file is found, and the hit says on which page."""

from __future__ import annotations

import io
from urllib.parse import urlencode

import pytest
from django.core.files.base import ContentFile
from django.http import QueryDict
from wagtail.documents import get_document_model

from mms_wagtail.demo.files import make_file
from mms_wagtail.plugins.materials.models import MaterialFile, MaterialPage
from mms_wagtail.search import outbox
from mms_wagtail.search.api import results_for
from tests.materials.factory import make_material

NBSP = "\N{NO-BREAK SPACE}"
FILLER = "<p>" + "Дети считают шишки и записывают. " * 120 + "</p>"

pytestmark = pytest.mark.usefixtures("portal")


@pytest.fixture
def sheet(portal, django_capture_on_commit_callbacks):
    """A material with a PDF that speaks of dragonflies on its last page."""
    blocks = [("text", FILLER), ("text", FILLER), ("text", "<p>Личинка стрекозы дышит кончиком брюшка.</p>")]
    content = make_file("pdf", title="Карточки", subtitle="", blocks=blocks)
    document = get_document_model().objects.create(
        title="Карточки", file=ContentFile(content, name="Карточки № 1.pdf")
    )
    page = make_material("Прогулка к пруду")
    page.files.add(MaterialFile(document=document, role="handout"))
    # Wagtail notes at commit which pages show the document.
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    return document


def hits(query: str):
    outbox.drain()
    return results_for(QueryDict(urlencode({"q": query})), path="/poisk/").hits


def test_a_word_of_a_file_is_found_with_its_page(sheet):
    (hit,) = hits("стрекоз")
    last = sheet.mms_file_info.pages
    assert last > 1
    assert (hit.title, hit.passage_from) == ("Прогулка к пруду", f"Файл: Карточки, с.{NBSP}{last}")
    assert "<mark>стрекозы</mark>" in hit.passage_html


def test_another_file_of_the_same_document_is_found_at_once(sheet):
    blocks = [("text", "<p>Улитка прудовик.</p>")]
    content = make_file("docx", title="Карточки", subtitle="", blocks=blocks)
    sheet.file.save("Карточки.docx", io.BytesIO(content))
    sheet.save()
    assert hits("стрекоз") == ()
    assert [hit.title for hit in hits("улитки")] == ["Прогулка к пруду"]


def test_a_broken_file_blocks_no_publication():
    document = get_document_model().objects.create(
        title="Битый", file=ContentFile(b"%PDF-1.7 broken", name="битый.pdf")
    )
    page = make_material("Тишина на уроке")
    page.files.add(MaterialFile(document=document, role="handout"))
    page.save_revision().publish()
    assert MaterialPage.objects.get().live
    assert [hit.title for hit in hits("битого")] == ["Тишина на уроке"]
