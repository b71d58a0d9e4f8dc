"""Publications in Wagtail's admin, by real requests of the cast."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mms_wagtail.plugins.literature.models import LiteratureIndexPage, LiteratureNewsPage, Publication
from tests.literature.factory import ISBN, make_publication

VIEWS = Publication.snippet_viewset  # type: ignore[attr-defined]


def form(**values) -> dict[str, str]:
    """What the form of a new publication sends."""
    blank = {
        "contributors-TOTAL_FORMS": "1", "contributors-INITIAL_FORMS": "0",
        "contributors-MIN_NUM_FORMS": "0", "contributors-MAX_NUM_FORMS": "1000",
        "contributors-0-role": "author", "contributors-0-last_name": "Выготский",
        "contributors-0-first_name": "Лев", "contributors-0-middle_name": "", "contributors-0-corporate": "",
        "contributors-0-ORDER": "1", "contributors-0-id": "", "contributors-0-DELETE": "",
        "kind": "book", "title": "Мышление и речь", "language": "ru", "thesis_form": "dissertation",
        "category": "psychological", "carrier": "paper", "copies": "0", "live": "on",
    }  # fmt: skip
    return blank | values


def add_url() -> str:
    return reverse(VIEWS.get_url_name("add"))


@pytest.mark.parametrize("role", ["author", "expert", "stranger", "visitor"])
def test_strangers_are_kept_out(role, client_of):
    for name in ("list", "add"):
        assert client_of(role).get(reverse(VIEWS.get_url_name(name))).status_code in (302, 403)
    client_of(role).post(add_url(), form())
    assert not Publication.objects.exists()


@pytest.mark.parametrize("role", ["methodologist", "head"])
def test_the_staff_adds_mends_and_deletes(role, client_of):
    client = client_of(role)
    assert client.get(add_url()).status_code == 200
    assert client.post(add_url(), form(isbn_given="ISBN 978 5 699 12014 7")).status_code == 302
    made = Publication.objects.get()
    assert (made.isbn, made.isbn_given, made.slug) == (
        "9785699120147",
        "978-5-699-12014-7",
        "myshlenie-i-rech",
    )
    assert made.authors_line == "Выготский Л."
    assert made.latest_revision is not None
    edit = reverse(VIEWS.get_url_name("edit"), args=[made.pk])
    assert "Титульный лист" in client.get(edit).content.decode()
    sent = form(title="Мышление и речь. Избранное", slug=made.slug, isbn_given=made.isbn_given)
    child = made.contributors.get()
    sent |= {"contributors-INITIAL_FORMS": "1", "contributors-0-id": str(child.pk)}
    assert client.post(edit, sent).status_code == 302
    made.refresh_from_db()
    assert (made.title, made.slug) == ("Мышление и речь. Избранное", "myshlenie-i-rech")
    client.post(reverse(VIEWS.get_url_name("delete"), args=[made.pk]))
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"isbn_given": "978-5-699-12014-8"}, "Последняя цифра ISBN должна быть 7, а стоит 8"),
        ({"issn": "0042-8842"}, "Последний знак ISSN должен быть 1"),
        ({"doi": "abc"}, "DOI начинается с"),
        ({"year": "91"}, "Год издания не раньше 1450"),
        ({"slug": "vybor"}, "Этот адрес занят порталом"),
        ({"contributors-0-last_name": ""}, "Напишите фамилию или название организации"),
        ({"contributors-0-corporate": "РАО"}, "Оставьте что-то одно"),
        ({"copies": "-1"}, "больше либо равно 0"),
        ({"copies": "99999999"}, "меньше либо равно 9999"),
        ({"title": "а" * 600}, "500"),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(client_of, sent, said):
    answer = client_of("methodologist").post(add_url(), form(publisher="Лабиринт", **sent))
    page = answer.content.decode()
    assert said in page
    assert 'value="Лабиринт"' in page
    assert not Publication.objects.exists()


def test_the_same_isbn_is_not_entered_twice(client_of):
    known = make_publication(isbn_given=ISBN)
    client = client_of("methodologist")
    page = client.post(add_url(), form(isbn_given="5-699-12014-9")).content.decode()
    assert f"Такое издание уже есть: «{known.title}»" in page
    assert Publication.objects.count() == 1
    # A chapter has the number of its book.
    client.post(add_url(), form(isbn_given=ISBN, kind="chapter"))
    assert Publication.objects.count() == 2


def test_of_two_editors_who_enter_it_at_once_the_second_is_told(client_of, monkeypatch):
    make_publication(isbn_given=ISBN)
    # Both asked before either had saved.
    monkeypatch.setattr(Publication, "_refuse_known_isbn", lambda self: None)
    answer = client_of("head").post(add_url(), form(isbn_given=ISBN, publisher="Лабиринт"))
    page = answer.content.decode()
    assert "только что завёл коллега" in page
    assert 'value="Лабиринт"' in page
    assert Publication.objects.count() == 1


def test_the_list_costs_the_same_for_one_and_thirty(client_of):
    client, address = client_of("head"), reverse(VIEWS.get_url_name("list"))

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    make_publication()
    queries()
    one = queries()
    for number in range(29):
        make_publication(title=f"Книга {number}")
    assert queries() == one


def test_an_issue_is_made_with_its_publications(client_of):
    section, work = LiteratureIndexPage.objects.get(), make_publication()
    address = reverse("wagtailadmin_pages:add", args=["mms_literature", "literaturenewspage", section.pk])
    client = client_of("methodologist")
    assert "зачем это учителю" in client.get(address).content.decode().lower()
    sent = {
        "title": "Декабрь", "slug": "dekabr", "month": "2026-12-05", "number": "9",
        "introduction": "Читайте.",
        "items-TOTAL_FORMS": "1", "items-INITIAL_FORMS": "0", "items-MIN_NUM_FORMS": "0",
        "items-MAX_NUM_FORMS": "1000", "items-0-publication": str(work.pk), "items-0-group": "Психология",
        "items-0-note": "Пригодится.", "items-0-ORDER": "1", "items-0-id": "", "items-0-DELETE": "",
        "action-publish": "1", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0", "comments-MAX_NUM_FORMS": "",
    }  # fmt: skip
    assert client.post(address, sent).status_code == 302
    issue = LiteratureNewsPage.objects.get()
    assert (issue.slug, issue.live) == ("dekabr", True)
    assert "Пригодится." in client.get(issue.url).content.decode()
    # What an issue tells of is not deleted under it.
    answer = client.post(reverse(VIEWS.get_url_name("delete"), args=[work.pk]), follow=True)
    assert "рассказывает выпуск «Декабрь»" in answer.content.decode()
    bulk = reverse("wagtail_bulk_action", args=["mms_literature", "publication", "delete"])
    client.post(f"{bulk}?id={work.pk}")
    assert Publication.objects.filter(pk=work.pk).exists()
