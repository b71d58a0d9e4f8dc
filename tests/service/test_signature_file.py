"""Files of detached signatures, made by a library that signs."""

from __future__ import annotations

import base64
import datetime as dt

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from mms_wagtail.plugins.service.demo.signing import Signer
from mms_wagtail.plugins.service.signature_file import MAX_SIZE, check_signature_file

CONTENT = b"%PDF-1.4 " + b"plan " * 400


@pytest.fixture(scope="module")
def detached() -> bytes:
    return Signer("Соколова М. А.").sign(CONTENT)


@pytest.fixture(scope="module")
def attached() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Соколова М. А.")])
    now = dt.datetime.now(dt.UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(now).not_valid_after(now + dt.timedelta(days=1))
    signer = pkcs7.PKCS7SignatureBuilder().set_data(CONTENT)
    signer = signer.add_signer(builder.sign(key, hashes.SHA256()), key, hashes.SHA256())
    return signer.sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.Binary])


def lines(content: bytes) -> bytes:
    return b"-----BEGIN CMS-----\n" + base64.encodebytes(content) + b"-----END CMS-----\n"


def check(content: bytes, name: str = "plan.pdf.sig") -> None:
    check_signature_file(SimpleUploadedFile(name, content))


@pytest.mark.parametrize("name", ["plan.pdf.sig", "plan.P7S"])
def test_a_detached_signature_is_taken(detached, name):
    check(detached, name)
    check(base64.b64encode(detached), name)
    check(lines(detached), name)


def test_a_signature_with_the_document_inside_is_refused(attached):
    for content in (attached, lines(attached)):
        with pytest.raises(ValidationError, match="отсоединённая"):
            check(content)


@pytest.mark.parametrize(
    ("name", "content", "cure"),
    [
        ("plan.pdf", b"x", "приложите в поле «Файл»"),
        ("plan.sig", b"", "Подпишите документ заново"),
        ("plan.sig", CONTENT, "которая|которую|который"),
        ("plan.sig", b"<script>alert(1)</script>", "Это не файл подписи"),
        ("plan.sig", bytes([0x30, 0xFF]), "Это не файл подписи"),
        ("plan.sig", b"x" * (MAX_SIZE + 1), "больше 1"),
    ],
)
def test_anything_else_is_refused_with_what_to_do(name, content, cure):
    with pytest.raises(ValidationError, match=cure):
        check(content, name)


def test_a_truncated_signature_does_not_break_the_check(detached):
    for length in range(0, 120, 7):
        try:
            check(detached[:length])
        except ValidationError:
            continue
