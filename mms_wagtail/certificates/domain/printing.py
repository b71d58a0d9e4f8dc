"""The PDF of a certificate, and whether a file is one."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from dataclasses import dataclass
from typing import Any, Literal

import segno
from django.utils.translation import gettext as _

from mms_wagtail.certificates.domain.addresses import public_url, readable, search_url
from mms_wagtail.certificates.domain.typesetting import printable, typeset
from mms_wagtail.certificates.models import Certificate, CertificateFile, Kind
from mms_wagtail.domain.dates import date_in_words

TEMPLATE = "mms_wagtail/certificates/certificate.typ"
CHUNK = 64 * 1024
DIGEST_SHOWN = 16


@dataclass(frozen=True, kw_only=True)
class FileVerdict:
    """What a file is: the one of this certificate, of another one (``other``), or none of the portal's."""

    verdict: Literal["genuine", "other", "unknown"]
    sha256: str
    other: Certificate | None = None


def certificate_pdf(certificate: Certificate) -> bytes:
    """The PDF, one page, of what the register says. Made anew each time, with the same bytes.

    Side effects: its fingerprint is kept, so that the file stays genuine after an upgrade.
    """
    content = _typeset(certificate)
    _remember(certificate, content)
    return content


def check_file(certificate: Certificate, stream: Any) -> FileVerdict:
    """Tell whether ``stream`` (a binary file) is byte for byte a PDF that the portal gave out.

    Side effects: as :func:`certificate_pdf`, which makes the file that nobody has asked for yet.
    """
    digest = hashlib.sha256()
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
    found = digest.hexdigest()
    if not certificate.files.filter(sha256=found).exists():
        certificate_pdf(certificate)
    matches = CertificateFile.objects.filter(sha256=found).select_related("certificate")
    owners = [match.certificate for match in matches]
    if certificate in owners:
        return FileVerdict(verdict="genuine", sha256=found)
    if owners:
        return FileVerdict(verdict="other", sha256=found, other=owners[0])
    return FileVerdict(verdict="unknown", sha256=found)


def _remember(certificate: Certificate, content: bytes) -> None:
    CertificateFile.objects.get_or_create(certificate=certificate, sha256=hashlib.sha256(content).hexdigest())


def _typeset(certificate: Certificate) -> bytes:
    files = {"qr.svg": _qr_code(public_url(certificate))}
    if certificate.facsimile is not None:
        files["facsimile.png"] = bytes(certificate.facsimile.content)
    return typeset(TEMPLATE, data=_data(certificate), date=certificate.issued_on, files=files)


def _data(certificate: Certificate) -> dict[str, Any]:
    issued: dt.date = certificate.issued_on
    return {
        "title": f"{certificate.title} № {certificate.number}: {certificate.person_name}",
        "service": printable(certificate.service_name),
        "kind": _("об экспертизе") if certificate.kind == Kind.REVIEW else _("о публикации"),
        "number": certificate.number,
        "intro": printable(certificate.intro),
        "role": certificate.get_role_display(),
        "person": printable(certificate.person_name),
        "place": printable(certificate.work_place),
        "work": printable(certificate.work_title),
        "city": printable(certificate.city),
        "date": date_in_words(issued),
        "year": issued.year,
        "month": issued.month,
        "day": issued.day,
        "signatory": printable(certificate.signatory_name),
        "signatory_position": printable(certificate.signatory_position),
        "facsimile": certificate.facsimile_id is not None,
        "search": readable(search_url()),
        "digest": certificate.content_digest[:DIGEST_SHOWN],
    }


def _qr_code(text: str) -> bytes:
    stream = io.BytesIO()
    # Level M: a certificate hangs on walls and is folded.
    segno.make(text, error="m", micro=False).save(
        stream, kind="svg", border=0, dark="#1B2330", xmldecl=False, svgns=True, unit=None
    )
    return stream.getvalue()
