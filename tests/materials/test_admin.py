"""The bank in Wagtail's admin, by real requests of the cast."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from mms_wagtail.domain.groups import portal_collection
from mms_wagtail.models import Kind, Subject
from mms_wagtail.plugins.materials.models import MaterialIndexPage, MaterialPage
from tests.conftest import CAST
from tests.materials.factory import make_material

Document = get_document_model()


def form_of_a_material(**values) -> dict[str, str]:
    """What the browser sends of a filled form."""
    fields = {
        "title": "Рабочий лист по дробям",
        "slug": "rabochiy-list",
        "annotation": "Двенадцать заданий с ответами.",
        "kind": str(Kind.objects.get(slug="worksheet").pk),
        "subjects": [str(Subject.objects.get(slug="mathematics").pk)],
        "tags": "дроби, математика",
        "body": streamfield([("text", rich_text("<p>Складываем дроби.</p>"))]),
        "files": inline_formset([]),
        "authors": inline_formset([{"name": "Кузнецов П. И.", "role": "author"}]),
        "relations": inline_formset([]),
        "action-publish": "1",
        **values,
    }
    return nested_form_data(fields)


def add_url() -> str:
    return reverse(
        "wagtailadmin_pages:add", args=["mms_materials", "materialpage", MaterialIndexPage.objects.get().pk]
    )


def test_a_methodologist_publishes_a_material_with_files(client_of):
    files = [
        Document.objects.create(title="Лист", file=ContentFile(b"%PDF-1.4", name="Лист.pdf")),
        Document.objects.create(title="Ответы", file=ContentFile(b"PK", name="Ответы.docx")),
    ]
    items = [
        {"document": str(file.pk), "role": "handout", "ORDER": str(n)} for n, file in enumerate(files, 1)
    ]
    response = client_of("methodologist").post(add_url(), form_of_a_material(files=inline_formset(items)))
    assert response.status_code == 302, response.context["form"].errors
    page = MaterialPage.objects.get()
    assert (page.live, page.owner.username) == (True, "methodologist")
    assert [item.document for item in page.files.all()] == files
    assert sorted(page.tags.names()) == ["дроби", "математика"]


def test_publishing_warns_of_a_file_that_cannot_be_read(client_of):
    broken = Document.objects.create(title="Лист", file=ContentFile(b"%PDF-1.4", name="Лист.pdf"))
    files = inline_formset([{"document": str(broken.pk), "role": "handout", "ORDER": "1"}])
    page = client_of("methodologist").post(add_url(), form_of_a_material(files=files), follow=True)
    assert MaterialPage.objects.get().live
    assert "«Лист». Файл не читается: содержимое не похоже" in page.content.decode()


def test_an_incomplete_form_says_what_is_missing_and_keeps_what_was_typed(client_of):
    data = form_of_a_material(kind="", annotation="", year="24")
    response = client_of("methodologist").post(add_url(), data)
    assert set(response.context["form"].errors) == {"kind", "annotation", "year"}
    assert "Рабочий лист по дробям" in response.content.decode()


def test_a_draft_needs_only_a_title(client_of):
    data = form_of_a_material(kind="", annotation="")
    del data["action-publish"]
    assert client_of("methodologist").post(add_url(), data).status_code == 302
    assert MaterialPage.objects.get().live is False


@pytest.mark.parametrize("role", CAST)
def test_who_may_add_a_material(client_of, role):
    allowed = role in {"methodologist", "head"}
    assert client_of(role).get(add_url()).status_code == (200 if allowed else 302)


@pytest.mark.parametrize(
    ("role", "kinds", "people"),
    [("methodologist", 302, 200), ("head", 200, 200), ("stranger", 302, 302), ("visitor", 302, 302)],
)
def test_who_sees_the_vocabularies(client_of, role, kinds, people):
    client = client_of(role)
    assert client.get(reverse("wagtailsnippets_mms_wagtail_kind:list")).status_code == kinds
    assert client.get(reverse("wagtailsnippets_mms_wagtail_person:list")).status_code == people


def test_the_listing_filters(client_of):
    make_material("Проверочная по алгебре", kind="assessment-work", subjects=["algebra"])
    make_material("Черновик по алгебре", subjects=["algebra"], live=False)
    client = client_of("methodologist")
    url = reverse("materials:index")
    algebra = Subject.objects.get(slug="algebra").pk
    page = client.get(url, {"state": "draft", "subjects": algebra}).content.decode()
    assert "Черновик по алгебре" in page
    assert "Проверочная по алгебре" not in page


def test_the_listing_says_in_russian_what_it_shows(client_of):
    make_material("Дроби")
    page = client_of("methodologist").get(reverse("materials:index")).content.decode()
    assert "1–1 из 1 (материал)" in " ".join(page.split())


def test_the_listing_asks_the_same_for_one_and_for_thirty(client_of):
    client, url = client_of("methodologist"), reverse("materials:index")
    make_material("Первый", subjects=["algebra"])
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for number in range(29):
        make_material(f"Материал {number}", subjects=["algebra", "geometry"])
    with CaptureQueriesContext(connection) as thirty:
        client.get(url)
    assert len(one) == len(thirty)


def test_the_dashboard_warns_of_what_ends_soon(client_of):
    make_material("Скоро устареет", relevant_until=timezone.localdate() + dt.timedelta(days=10))
    make_material("Ещё не скоро", relevant_until=timezone.localdate() + dt.timedelta(days=400))
    page = client_of("head").get(reverse("wagtailadmin_home")).content.decode()
    assert "Скоро устареют (1)" in " ".join(page.split())


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("пусто.pdf", b"", "Отправленный файл пуст"),
        ("картинка.pdf", b"\x89PNG\r\n\x1a\n", "Содержимое файла не похоже на «.pdf»"),
        ("программа.exe", b"MZ", "exe"),
    ],
)
def test_a_bad_file_is_refused_by_the_admin(client_of, name, content, words):
    upload = SimpleUploadedFile(name, content)
    data = {"title": "Файл", "file": upload, "collection": str(portal_collection().pk)}
    response = client_of("methodologist").post(reverse("wagtaildocs:add"), data)
    assert words in str(response.context["form"].errors)
    assert not Document.objects.exists()
