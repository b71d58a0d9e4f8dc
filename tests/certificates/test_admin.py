"""The register in Wagtail's admin, by real requests of the cast."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from PIL import Image
from wagtail.models import Site

from mms_wagtail.certificates.domain import revoke_certificate
from mms_wagtail.certificates.models import Certificate, CertificateSettings, Facsimile, Kind, Role, State
from mms_wagtail.domain.groups import HEADS
from tests.certificates.factory import make_certificate
from tests.conftest import CAST


def listing() -> str:
    return reverse("certificates:index")


def settings_url() -> str:
    site = Site.objects.get(is_default_site=True)
    return reverse("wagtailsettings:edit", args=["mms_certificates", "certificatesettings", site.pk])


def form_of_settings(**values) -> dict:
    return {
        "service_name": "", "city": "Озёрск", "signatory_position": "Директор", "signatory_name": "А. В.",
        "number_prefix": "ММС-", "number_digits": "4", "publication_intro": "", "review_intro": "", **values,
    }  # fmt: skip


def png(size=(60, 30), kind="PNG") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "navy").save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize("role", CAST)
def test_heads_alone_see_and_revoke(client_of, role):
    certificate = make_certificate()
    addresses = [
        listing(),
        reverse("certificates:inspect", args=[certificate.pk]),
        reverse("certificates:revoke", args=[certificate.pk]),
        settings_url(),
    ]
    client = client_of(role)
    expected = 200 if role == "head" else 302
    assert [client.get(address).status_code for address in addresses] == [expected] * 4
    client.post(addresses[2], {"reason": "Проба"})
    assert Certificate.objects.get().is_valid == (role != "head")


@pytest.mark.parametrize("name", ["add", "edit", "delete", "copy"])
def test_there_is_no_address_to_change_an_entry(portal, name):
    certificate = make_certificate()
    with pytest.raises(NoReverseMatch):
        reverse(f"certificates:{name}", args=[] if name == "add" else [certificate.pk])


def test_a_superuser_finds_no_such_buttons_either(portal):
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("root"))
    certificate = make_certificate()
    for address in (listing(), reverse("certificates:inspect", args=[certificate.pk])):
        page = client.get(address).content.decode()
        assert certificate.number in page
        for word in ("/new/", "/edit/", "/delete/"):
            assert word not in page.split("<main")[1]


def test_filters_and_search(client_of):
    make_certificate("Дроби", issued_on=dt.date(2025, 3, 9))
    make_certificate(
        "Проценты", kind=Kind.REVIEW, role=Role.EXPERT, name="Белов Пётр Ильич", issued_on=dt.date(2026, 3, 9)
    )
    client = client_of("head")
    for query, found in (
        ({}, {"Дроби", "Проценты"}),
        ({"year": "2025"}, {"Дроби"}),
        ({"kind": "review"}, {"Проценты"}),
        ({"state": "revoked"}, set()),
        ({"q": "белов"}, {"Проценты"}),
        ({"q": "2025-0001"}, {"Дроби"}),
    ):
        page = client.get(listing(), query).content.decode()
        assert {title for title in ("Дроби", "Проценты") if title in page} == found, query


def test_the_listing_asks_the_same_for_one_and_for_thirty(client_of):
    client = client_of("head")
    make_certificate("Первая")
    client.get(listing())
    with CaptureQueriesContext(connection) as one:
        client.get(listing())
    for number in range(29):
        make_certificate(f"Работа {number}")
    with CaptureQueriesContext(connection) as thirty:
        client.get(listing())
    assert len(one) == len(thirty)


def test_the_register_can_be_exported(client_of):
    make_certificate("Дроби")
    response = client_of("head").get(listing(), {"export": "csv"})
    text = b"".join(response.streaming_content).decode()
    assert "Дроби" in text
    assert "Морозова Елена Борисовна" in text


def test_revoking_asks_why_and_is_logged(client_of):
    certificate = make_certificate()
    client, url = client_of("head"), reverse("certificates:revoke", args=[certificate.pk])
    refused = client.post(url, {"reason": "   "})
    assert "Напишите причину" in refused.content.decode()
    assert client.post(url, {"reason": "Работа не своя."}).status_code == 302
    certificate.refresh_from_db()
    assert (certificate.state, certificate.state_changed_by.username) == (State.REVOKED, "head")
    entry = client.get(reverse("certificates:inspect", args=[certificate.pk])).content.decode()
    assert "Работа не своя." in entry
    assert url not in entry


def test_the_second_of_two_heads_reads_what_happened(client_of, cast):
    certificate = make_certificate()
    revoke_certificate(certificate, reason="Раньше", by=cast["head"])
    url = reverse("certificates:revoke", args=[certificate.pk])
    page = client_of("head").post(url, {"reason": "Позже"}).content.decode()
    assert "уже отозвано" in page
    assert "Позже" in page
    assert client_of("head").get(reverse("certificates:revoke", args=[10**6])).status_code == 404


def test_the_signature_is_kept_private_and_small(client_of, settings):
    client = client_of("head")
    upload = SimpleUploadedFile("подпись.jpg", png((3000, 900), "JPEG"), "image/jpeg")
    response = client.post(settings_url(), form_of_settings(new_facsimile=upload))
    assert response.status_code == 302, response.context["form"].errors
    kept = CertificateSettings.objects.get().facsimile
    with Image.open(io.BytesIO(kept.content)) as picture:
        assert (picture.format, picture.width) == ("PNG", 1200)
    assert not list(settings.MEDIA_ROOT.rglob("*подпись*"))
    client.post(settings_url(), form_of_settings())
    assert CertificateSettings.objects.get().facsimile == kept
    client.post(settings_url(), form_of_settings(remove_facsimile="on"))
    assert CertificateSettings.objects.get().facsimile is None
    assert Facsimile.objects.get() == kept


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"number_prefix": "ММС 1"}, "Только буквы"),
        ({"number_prefix": "2026"}, "последней не может быть цифра"),
        ({"number_digits": "0"}, "number_digits"),
        ({"new_facsimile": SimpleUploadedFile("a.png", b"<svg onload=alert(1)>")}, "new_facsimile"),
        ({"new_facsimile": SimpleUploadedFile("a.gif", png(kind="GIF"))}, "PNG или JPEG"),
    ],
)
def test_wrong_settings_are_explained(client_of, values, sentence):
    response = client_of("head").post(settings_url(), form_of_settings(**values))
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert sentence in errors.as_text()
    assert not CertificateSettings.objects.filter(city="Озёрск").exists()


@pytest.mark.django_db
def test_setting_up_gives_the_register_to_heads():
    call_command("mms_setup", verbosity=0, stdout=io.StringIO(), stderr=io.StringIO())
    head = get_user_model().objects.create_user("head")
    head.groups.add(*head.groups.model.objects.filter(name=HEADS))
    assert head.has_perms(
        ["mms_certificates.view_certificate", "mms_certificates.revoke_certificate",
         "mms_certificates.change_certificatesettings"]
    )  # fmt: skip
    assert not head.has_perm("mms_certificates.delete_certificate")
