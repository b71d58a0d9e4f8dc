"""What readers see of the service: pages, documents, signatures, the feed."""

from __future__ import annotations

import datetime as dt
import json
from io import BytesIO

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Picture
from wagtail.images import get_image_model

from mms_wagtail.domain.school_years import SchoolYear
from mms_wagtail.models import Direction, PortalSettings
from mms_wagtail.plugins.service.models import DocumentEdition, ServiceDocument, ServicePage, StaffMember
from mms_wagtail.search import outbox
from tests.materials.factory import make_material
from tests.service.factory import make_document, make_file, make_organization, make_person, make_site

TODAY = timezone.localdate


def read(client, url: str) -> BeautifulSoup:
    outbox.drain()
    response = client.get(url)
    assert response.status_code == 200, url
    return BeautifulSoup(response.content, "html.parser")


def words(soup) -> str:
    return " ".join(soup.main.get_text(" ").replace("\N{WORD JOINER}", "").split())


def fill_service(**values) -> ServicePage:
    page = ServicePage.objects.get()
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def add_staff(number: int, **values) -> None:
    page = ServicePage.objects.get()
    for each in range(number):
        person = make_person(f"person-{page.staff.count()}-{each}", last_name=f"Методист{each}")
        page.staff.add(StaffMember(person=person, functions="Олимпиады", **values))
    page.save_revision().publish()


@pytest.fixture
def department(portal) -> ServicePage:
    committee = make_organization("committee", kind="authority", name="Комитет по образованию")
    return fill_service(
        form="department", cabinet="imc", authority=committee, act_title="Приказ", inn="7830002293"
    )


def test_an_empty_service_has_a_page(client, portal):
    soup = read(client, "/o-sluzhbe/")
    assert "Документы службы ещё не размещены" in words(soup)
    assert "На портале об этом пока ничего нет." in words(soup)
    assert "Действующих документов пока нет" in words(read(client, reverse("mms_service:documents")))
    assert "В архиве пока пусто" in words(read(client, reverse("mms_service:archive")))


def test_only_fields_of_the_chosen_form_are_shown(client, department):
    text = words(read(client, "/o-sluzhbe/"))
    assert "Информационно-методический центр (ИМЦ)" in text
    assert "Комитет по образованию" in text
    assert "7830002293" not in text


def test_readers_see_whom_to_ask_and_not_those_who_left(client, department):
    add_staff(1, phone="+7 (000) 000-00-01", hours="вторник")
    for each, values in enumerate(({"is_public": False}, {"until": dt.date(2020, 1, 1)})):
        department.staff.add(
            StaffMember(person=make_person(f"gone-{each}", last_name=f"Ушедший{each}"), **values)
        )
    department.staff.add(*ServicePage.objects.get().staff.all())
    department.save_revision().publish()
    soup = read(client, "/o-sluzhbe/")
    assert "Методист0" in words(soup)
    assert "Ушедший" not in words(soup)
    assert soup.find("a", href="tel:+7 (000) 000-00-01")


def test_a_direction_shows_what_its_links_find(client, portal):
    material = make_material()
    material.directions = [Direction.objects.get(slug="best-practices")]
    material.save_revision().publish()
    soup = read(client, "/o-sluzhbe/")
    link = soup.find("a", href=lambda href: href and "direction=analytical-work" in href)
    assert "1 материал" in " ".join(link.get_text(" ").split())
    for facet in ("analytical-work", "best-practices"):
        results = read(client, f"/poisk/?direction={facet}")
        assert len(results.select(".hit")) == 1


def test_json_ld_names_the_organization_and_whom_to_contact(client, department, portal):
    PortalSettings.objects.update_or_create(
        site=portal.site, defaults={"service_name": "Служба «А» </script>", "phone": "+7 (000) 000-00-00"}
    )
    add_staff(2, phone="+7 (000) 000-00-01")
    data = json.loads(read(client, "/o-sluzhbe/").find("script", type="application/ld+json").string)
    assert data["@type"] == "GovernmentOrganization"
    assert data["name"] == "Служба «А» </script>"
    assert data["parentOrganization"]["name"] == "Комитет по образованию"
    assert [point["telephone"] for point in data["contactPoint"]] == ["+7 (000) 000-00-01"] * 2
    assert "taxID" not in data


def test_the_current_edition_stands_in_the_register_and_the_former_in_the_archive(client, portal):
    make_document(
        "regulation",
        {
            "valid_from": dt.date(2013, 9, 2),
            "valid_until": dt.date(2020, 1, 13),
            "act_title": "Приказ",
            "act_number": "118",
        },
        {"valid_from": dt.date(2020, 1, 14), "act_title": "Приказ", "act_number": "5"},
        title="Положение о службе",
    )
    year = SchoolYear.of(TODAY())
    make_document("plan", {"school_year": year.start}, {"school_year": year.previous.start}, title="План")
    make_document(
        "agreement",
        {"valid_from": dt.date(2019, 1, 1), "valid_until": dt.date(2020, 1, 1)},
        title="Соглашение",
    )
    current, archive = (
        words(read(client, "/o-sluzhbe/dokumenty/")),
        words(read(client, "/o-sluzhbe/dokumenty/arhiv/")),
    )
    assert "№ 5" in current
    assert "№ 118" not in current
    assert "Соглашение" not in current
    assert f"{year.label} учебный год" in current
    assert "№ 118" in archive
    assert f"{year.previous.label} учебный год" in archive
    assert "Соглашение" in archive
    page = read(client, "/o-sluzhbe/dokumenty/polozhenie-o-sluzhbe/")
    assert "Как проверить электронную подпись" not in words(page)
    assert [item.get_text() for item in page.select(".edition__state")] == ["Действует", "В архиве"]
    assert "Действующей редакции сейчас нет." in words(
        read(client, ServiceDocument.objects.get(kind="agreement").get_absolute_url())
    )


def test_a_signature_is_given_beside_its_file(client, portal):
    edition = {"valid_from": dt.date(2020, 1, 14), "signed_by": "Соколова М. А."}
    signature = ContentFile(b"\x30\x82 signature", name="x.sig")
    document = make_document("other", title="Порядок")
    document.editions.add(DocumentEdition(file=make_file("Порядок"), signature=signature, **edition))
    document.save()
    pk = document.editions.get().pk
    soup = read(client, document.get_absolute_url())
    assert "Соколова М." in words(soup)
    assert "Как проверить электронную подпись" in words(soup)
    response = client.get(soup.find("a", href=reverse("mms_service:signature", args=[pk]))["href"])
    assert b"".join(response.streaming_content) == b"\x30\x82 signature"
    assert "attachment" in response["Content-Disposition"]
    assert ".doc.sig" in response["Content-Disposition"]
    edition = DocumentEdition.objects.get()
    edition.signature.storage.delete(edition.signature.name)
    assert client.get(reverse("mms_service:signature", args=[pk])).status_code == 404


def test_what_is_not_there_is_not_found(client, portal):
    for name in ("net-takogo/", "podpis/999/", "podpis/x/", "podpis/"):
        assert client.get(f"/o-sluzhbe/dokumenty/{name}").status_code == 404


def test_a_document_without_editions_is_not_shown(client, portal):
    document = make_document("other", title="Черновик")
    assert client.get(document.get_absolute_url()).status_code == 404
    assert "Черновик" not in words(read(client, "/o-sluzhbe/dokumenty/"))


def test_the_feed_is_atom_with_one_entry_an_edition(client, portal):
    make_document("plan", {"school_year": 2025}, {"school_year": 2026, "act_title": "Приказ"}, title="План")
    response = client.get(reverse("mms_service:feed"))
    feed = feedparser.parse(response.content)
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert feed.feed.author
    assert {entry.title for entry in feed.entries} == {
        "План, 2025/26 учебный год",
        "План, 2026/27 учебный год",
    }
    assert len({entry.id for entry in feed.entries}) == 2
    assert all(entry.updated_parsed for entry in feed.entries)


def picture():
    stream = BytesIO()
    Picture.new("RGB", (200, 200)).save(stream, "PNG")
    return get_image_model().objects.create(title="Фото", file=ContentFile(stream.getvalue(), name="a.png"))


def test_pages_use_the_same_queries_for_one_and_for_thirty(client, department):
    urls = (
        "/o-sluzhbe/",
        "/o-sluzhbe/dokumenty/",
        "/o-sluzhbe/dokumenty/arhiv/",
        reverse("mms_service:feed"),
    )
    plan = make_document(
        "plan", {"school_year": SchoolYear.of(TODAY()).start}, {"school_year": 1999}, title="План"
    )
    add_staff(1, photo=picture())
    make_site("Площадка")

    def counted() -> list[int]:
        counts = []
        for url in urls:
            client.get(url)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(url).status_code == 200
            counts.append(len(captured))
        return counts

    one = counted()
    file = make_file()
    DocumentEdition.objects.bulk_create(
        DocumentEdition(document=plan, school_year=year, file=file) for year in range(1960, 1989)
    )
    for number in range(29):
        other = ServiceDocument.objects.create(title=f"Другой {number}")
        DocumentEdition.objects.create(document=other, valid_from=dt.date(2020, 1, 1), file=file)
    add_staff(29, photo=picture())
    for number in range(8):
        make_site(f"Площадка {number}", organization=make_organization(f"school-{number}"))
    assert counted() == one
