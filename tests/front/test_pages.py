"""Public pages: whole, light, strict, and helpful when something is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction

from mms_wagtail.plugins.materials.models import MaterialFile
from mms_wagtail.search import outbox
from mms_wagtail.templatetags.mms_tags import filesize_ru, plural, spaced, typo
from mms_wagtail.views import bad_request, form_expired, permission_denied, server_error
from mms_wagtail.views.errors import words_of
from tests.materials.factory import make_material

BODY = [("heading", {"text": "Ход урока"}), ("text", "<p>Складываем дроби в 5 классе.</p>")]
LIMIT = 100 * 1024


@pytest.fixture
def material(portal):
    page = make_material("Дроби в 5 классе", body=BODY, subjects=["mathematics"], kind="worksheet", year=2024)
    outbox.drain()
    return page


ADDRESSES = ["/", "/bank/", "/poisk/?q=дроби", "/o-portale/", "/bank/material/"]


def fetch(client, address: str, material):
    return client.get(address.replace("/bank/material/", material.url))


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_are_light_strict_and_ask_nobody_else(client, material, address):
    response = fetch(client, address, material)
    assert response.status_code == 200
    page = response.content.decode()
    soup = BeautifulSoup(page, "html.parser")
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    assert not soup.select("[style], style, script:not([src]):not([type='application/ld+json'])")
    assert len(soup.select("h1")) == 1
    own = [
        tag.get("src") or tag.get("href")
        for tag in soup.select("script[src], link[rel=stylesheet], link[rel=icon]")
    ]
    assert all(address.startswith("/static/") for address in own)
    assert all(image["src"].startswith("/") for image in soup.select("img"))
    weight = len(response.content)
    for address in own:
        weight += Path(finders.find(address.removeprefix("/static/"))).stat().st_size
    assert weight < LIMIT


def test_a_material_is_shown_whole(client, material):
    page = client.get(material.url).content.decode()
    soup = BeautifulSoup(page, "html.parser")
    assert soup.h1.get_text() == "Дроби в\N{NO-BREAK SPACE}5\N{NO-BREAK SPACE}классе"
    assert soup.select_one("h2#ход-урока")
    assert "/poisk/?subject=mathematics" in page
    assert soup.select_one("[data-cite]").get_text().startswith("Дроби в 5 классе : рабочий лист.")


def test_files_are_served_under_their_names(client, portal):
    page = make_material("Лист")
    name = "Рабочий лист «Дроби» № 1.pdf"
    document = get_document_model().objects.create(title="Лист", file=ContentFile(b"%PDF-1.4 x", name=name))
    page.files.add(MaterialFile(document=document, role="handout"))
    page.save_revision().publish()
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    response = client.get(soup.select_one("a.file")["href"])
    assert b"".join(response.streaming_content) == b"%PDF-1.4 x"
    header = response["Content-Disposition"]
    assert (
        "filename*=UTF-8''%D0%A0%D0%B0%D0%B1%D0%BE%D1%87%D0%B8%D0%B9%20%D0%BB%D0%B8%D1%81%D1%82%20" in header
    )
    assert client.get("/fayl/999/x.pdf").status_code == 404
    by_wagtails_link = client.get(document.url)
    assert by_wagtails_link.status_code == 302
    assert by_wagtails_link["Location"] == soup.select_one("a.file")["href"]


def test_a_private_file_stays_private_under_its_name(client, portal):
    document = get_document_model().objects.create(
        title="Лист", file=ContentFile(b"%PDF-1.4 x", name="Лист № 2.pdf")
    )
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
    named = client.get(document.url)["Location"]
    assert named.startswith("/fayl/")
    answer = client.get(named)
    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_the_same_number_of_queries_for_one_file_and_for_twenty(client, portal):
    def queries(page) -> int:
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.url)
        return len(captured)

    page = make_material("Лист")
    counted = []
    for number in (1, 19):
        for place in range(number):
            content = ContentFile(b"%PDF-1.4", name=f"{number}-{place}.pdf")
            document = get_document_model().objects.create(title="Лист", file=content)
            page.files.add(MaterialFile(document=document, role="handout"))
        page.save_revision().publish()
        counted.append(queries(page))
    assert page.files.count() == 20
    assert counted[0] == counted[1]


def test_empty_results_say_what_to_try(client, material):
    page = client.get("/poisk/", {"q": "рецепт борща", "subject": "mathematics"}).content.decode()
    assert "Ничего не нашлось" in page
    assert "Искать без выбранных условий" in page


def test_an_empty_portal_has_a_word_for_it(client, portal):
    assert "В разделе пока пусто" in client.get("/").content.decode()
    assert "Здесь пока ничего нет" in client.get("/bank/").content.decode()


def test_404_searches_for_the_words_of_the_address(client, portal):
    response = client.get("/bank/рабочая-программа-2024.html")
    assert response.status_code == 404
    field = BeautifulSoup(response.content, "html.parser").select_one("main input[name=q]")
    assert field["value"] == "рабочая программа"
    assert words_of("/") == ""


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (bad_request, 400, "Портал не понял этот адрес"),
        (permission_denied, 403, "Эта страница не для вас"),
        (form_expired, 403, "Форма устарела"),
    ],
)
def test_refusals_are_said_in_russian_and_need_nothing(view, status, words):
    response = view(None)
    assert (response.status_code, words in response.content.decode()) == (status, True)


def test_a_form_without_its_token_is_told_to_be_old(portal):
    response = Client(enforce_csrf_checks=True).post("/vid/", {"size": "large"})
    assert (response.status_code, "Форма устарела" in response.content.decode()) == (403, True)


def test_500_needs_nothing():
    response = server_error(RequestFactory().get("/"))
    assert (response.status_code, "На портале ошибка" in response.content.decode()) == (500, True)


def test_the_display_switch_is_kept_and_reset(client, portal):
    chosen = {"size": "large", "scheme": "blue", "spacing": "wide", "images": "off", "next": "/o-portale/"}
    response = client.post("/vid/", chosen, follow=True)
    assert response.redirect_chain == [("/o-portale/", 302)]
    html = BeautifulSoup(response.content, "html.parser").html
    assert [html[f"data-{name}"] for name in ("size", "scheme", "spacing", "images")] == [
        "large",
        "blue",
        "wide",
        "off",
    ]
    html = BeautifulSoup(client.post("/vid/", {"reset": "1"}, follow=True).content, "html.parser").html
    assert html["data-scheme"] == "normal"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_the_display_switch_leads_nowhere_else(client, portal, target):
    assert client.post("/vid/", {"next": target})["Location"] == "/"


def test_a_cookie_of_nonsense_is_the_default(client, portal):
    client.cookies["mms_display"] = "<b>.x.y.z.q"
    assert 'data-size="normal"' in client.get("/").content.decode()


@pytest.mark.parametrize(("kind", "subject"), [("worksheet", "algebra"), ("federal-law", "none"), ("x", "y")])
def test_covers_are_drawn_and_always_the_same(client, kind, subject):
    response = client.get(f"/oblozhka/{kind}/{subject}/7.svg")
    again = client.get(f"/oblozhka/{kind}/{subject}/7.svg")
    assert response.content == again.content
    assert response["Content-Type"] == "image/svg+xml"
    assert "immutable" in response["Cache-Control"]
    svg = BeautifulSoup(response.content, "html.parser").svg
    assert svg["viewbox"] == "0 0 600 400"
    assert not svg.select("script, text")
    other = client.get(f"/oblozhka/{kind}/{subject}/8.svg")
    assert other.content != response.content


def test_typography():
    nbsp = "\N{NO-BREAK SPACE}"
    assert typo("Приказ № 287 и письмо") == f"Приказ №{nbsp}287 и{nbsp}письмо"
    joiner = "\N{WORD JOINER}"
    assert typo("5–7 классы, что-то") == f"5{joiner}–{joiner}7{nbsp}классы, что-{joiner}то"
    assert typo("31 мая 2021 г., 5 марок") == f"31{nbsp}мая 2021{nbsp}г., 5 марок"
    assert typo("<b>") == "&lt;b&gt;"
    assert [plural(n, "материал,материала,материалов") for n in (1, 2, 5, 11, 21, 112)] == [
        "материал", "материала", "материалов", "материалов", "материал", "материалов",
    ]  # fmt: skip
    assert [filesize_ru(n) for n in (0, 500, 348160, 1258291)] == [
        "",
        f"500{nbsp}Б",
        f"340{nbsp}КБ",
        f"1,2{nbsp}МБ",
    ]
    assert spaced(12345) == f"12{nbsp}345"


def test_every_component_lists_its_arguments():
    templates = Path(__file__).resolve().parents[2] / "templates" / "mms_wagtail"
    silent = [
        template.name
        for template in templates.rglob("*.html")
        if not re.search(r"\{#.+#\}|\{% comment %\}", template.read_text(encoding="utf-8"))
    ]
    assert silent == []
