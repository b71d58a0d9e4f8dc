"""What anybody sees who checks a certificate."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mms_wagtail.certificates.domain import certificate_pdf, revoke_certificate, supersede_certificate
from mms_wagtail.certificates.limits import FAILURES_OF_ADDRESS, FAILURES_OF_NUMBER
from mms_wagtail.certificates.models import CertificateFile
from tests.certificates.factory import make_certificate
from tests.conftest import CAST

SEARCH = "/svidetelstvo/"


def plain(response) -> str:
    return " ".join(
        response.content.decode().replace("\N{NO-BREAK SPACE}", " ").replace("&nbsp;", " ").split()
    )


def ask(client, number: str, last_name: str):
    return client.post(SEARCH, {"number": number, "last_name": last_name})


def upload(client, certificate, content: bytes):
    return client.post(
        certificate.get_absolute_url(), {"file": SimpleUploadedFile("a.pdf", content, "application/pdf")}
    )


@pytest.mark.parametrize("role", CAST)
def test_everybody_sees_the_same(client_of, role):
    certificate = make_certificate(issued_on=dt.date(2026, 3, 9))
    response = client_of(role).get(certificate.get_absolute_url())
    page = plain(response)
    for part in (
        "Свидетельство о публикации № 2026-0001",
        "Действует",
        "Морозова Елена Борисовна",
        "МБОУ «Школа № 2»",
        "Смысловое чтение на уроках математики",
        "9 марта 2026",
        certificate.content_digest,
        '<meta name="robots" content="noindex, nofollow">',
    ):
        assert part in page, part
    assert "no-store" in response.headers["Cache-Control"]
    pdf = client_of(role).get(certificate.get_absolute_url() + "pdf")
    assert pdf.content == certificate_pdf(certificate)
    assert pdf.headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("token", ["1", "2026-0001", "a" * 22, "moi2"])
def test_a_guessed_address_is_not_found(client, portal, token):
    make_certificate(issued_on=dt.date(2026, 3, 9))
    assert client.get(f"{SEARCH}{token}/").status_code == 404
    assert client.get(f"{SEARCH}{token}/pdf").status_code == 404


def test_a_revoked_one_says_why_and_has_no_pdf(client, portal, cast):
    certificate = make_certificate()
    revoke_certificate(certificate, reason="Работа <b>списана</b>.", by=cast["head"])
    page = client.get(certificate.get_absolute_url())
    assert "Отозвано" in plain(page)
    assert "Работа &lt;b&gt;списана&lt;/b&gt;." in plain(page)
    assert "Открыть PDF" not in plain(page)
    assert "head" not in plain(page).split("<main")[1].split("</main>")[0].replace("header", "").replace(
        "__head", ""
    )
    gone = client.get(certificate.get_absolute_url() + "pdf")
    assert (gone.status_code, gone.headers["Content-Type"]) == (410, "text/html; charset=utf-8")


def test_a_superseded_one_leads_to_the_new(client, portal):
    old, new = make_certificate(version="1"), make_certificate(version="2")
    supersede_certificate(old, replacement=new)
    page = plain(client.get(old.get_absolute_url()))
    assert "Заменено" in page
    assert f'<a href="{new.get_absolute_url()}">свидетельство № {new.number}</a>' in page


@pytest.mark.parametrize("name", ["Морозова", "морозова", " МОРОЗОВА  Елена "])
def test_found_by_number_and_last_name(client, portal, name):
    certificate = make_certificate(issued_on=dt.date(2026, 3, 9))
    response = ask(client, " №2026–0001", name)
    assert (response.status_code, response.url) == (302, certificate.get_absolute_url())


@pytest.mark.parametrize(
    ("number", "name"),
    [("2026-0001", "Белова"), ("2026-0002", "Морозова"), ("2026", "Морозова"), ("2026-0001", "Мороз"),
     ("2026-0001", "Елена"), ("%", "%"), ("\x00", "\x00"), ("9" * 60, "я" * 200)],
)  # fmt: skip
def test_nothing_is_told_of_what_was_wrong(client, portal, number, name):
    make_certificate(issued_on=dt.date(2026, 3, 9))
    response = ask(client, number, name)
    assert response.status_code == 422
    page = plain(response)
    assert "Морозова Елена" not in page
    if "\x00" not in number:
        assert "Свидетельства с таким номером на эту фамилию нет." in page
        assert f'value="{number}"' in page


def test_empty_fields_are_named(client, portal):
    page = plain(ask(client, "", ""))
    assert 'href="#id_number"' in page
    assert 'aria-invalid="true"' in page
    assert "Введите фамилию" in page


def test_guessing_is_slowed_down(client, portal):
    certificate = make_certificate(issued_on=dt.date(2026, 3, 9))
    for n in range(FAILURES_OF_NUMBER):
        assert ask(client, "2026-0001", f"Фамилия{n}").status_code == 422
    slowed = ask(client, "2026-0001", "Морозова")
    assert (slowed.status_code, "Подождите десять минут" in plain(slowed)) == (429, True)
    # The address printed on the paper still works.
    assert client.get(certificate.get_absolute_url()).status_code == 200


def test_reading_the_register_number_by_number_is_slowed_down(client, portal):
    statuses = [ask(client, f"2026-{n:04}", "Иванова").status_code for n in range(FAILURES_OF_ADDRESS + 1)]
    assert statuses == [422] * FAILURES_OF_ADDRESS + [429]


def test_the_file_of_the_register_is_genuine(client, portal):
    certificate = make_certificate()
    response = upload(client, certificate, client.get(certificate.get_absolute_url() + "pdf").content)
    assert "Файл подлинный" in plain(response)


def test_an_edited_file_is_found_out(client, portal):
    certificate = make_certificate()
    content = certificate_pdf(certificate)
    for edited in (content.replace(b"%PDF-1.7", b"%PDF-1.6", 1), content + b"\n", content[:-1], b"%PDF-1.7"):
        assert edited != content
        assert "Файл изменён или не наш" in plain(upload(client, certificate, edited))


def test_a_file_nobody_asked_for_before_is_genuine_too(client, portal):
    """Made elsewhere, say before a restored backup: the portal makes it again and compares."""
    certificate = make_certificate()
    content = certificate_pdf(certificate)
    CertificateFile.objects.all()._raw_delete("default")
    assert "Файл подлинный" in plain(upload(client, certificate, content))


def test_a_file_of_before_an_upgrade_stays_genuine(client, portal, settings):
    certificate = make_certificate()
    old = certificate_pdf(certificate)
    settings.WAGTAILADMIN_BASE_URL = "https://novyy-adres.example"
    assert certificate_pdf(certificate) != old
    assert "Файл подлинный" in plain(upload(client, certificate, old))


def test_the_file_of_another_certificate_is_told(client, portal):
    one, two = make_certificate("Один"), make_certificate("Два")
    page = plain(upload(client, one, certificate_pdf(two)))
    assert "Это файл другого свидетельства" in page
    assert two.get_absolute_url() in page


def test_a_genuine_file_of_a_revoked_certificate_says_both(client, portal, cast):
    certificate = make_certificate()
    content = certificate_pdf(certificate)
    revoke_certificate(certificate, reason="Ошибка", by=cast["head"])
    page = plain(upload(client, certificate, content))
    assert "Файл подлинный" in page
    assert "Но само свидетельство отозвано." in page


def test_bad_uploads_get_sentences(client, portal):
    certificate = make_certificate()
    url = certificate.get_absolute_url()
    for data, sentence in (
        ({}, "Выберите файл PDF"),
        ({"file": ""}, "Выберите файл PDF"),
        ({"file": SimpleUploadedFile("пусто.pdf", b"")}, "Файл пустой"),
        ({"file": SimpleUploadedFile("много.pdf", bytes(10 * 1024 * 1024 + 1))}, "Файл больше 10 МБ"),
    ):
        response = client.post(url, data)
        assert response.status_code == 422
        assert sentence in plain(response)
