"""Makes certificates for tests, the way other apps issue them."""

from __future__ import annotations

from typing import Any

from mms_wagtail.certificates.domain import DIGEST_METHOD, Recipient, Work, content_digest, issue_certificate
from mms_wagtail.certificates.models import Certificate, Kind, Role


def make_work(title: str = "Смысловое чтение на уроках математики", **values: Any) -> Work:
    fields = {
        "title": title,
        "source_key": f"practice:{title[:60]}",
        "content_digest": content_digest({"title": title, "body": ["Шаг 1", "Шаг 2"]}),
        "digest_method": str(DIGEST_METHOD),
        "url": "/praktiki/smyslovoe-chtenie/",
        **values,
    }
    return Work(**fields)


def make_recipient(name: str = "Морозова Елена Борисовна", **values: Any) -> Recipient:
    fields = {"position": "учитель математики", "organization": "МБОУ «Школа № 2»", **values}
    return Recipient(name=name, **fields)


def make_certificate(title: str = "Смысловое чтение на уроках математики", **values: Any) -> Certificate:
    """A publication's certificate of its author; fields of Recipient and Work may be given."""
    person = {key: values.pop(key) for key in ("user", "name", "position", "organization") if key in values}
    issue = {key: values.pop(key) for key in ("kind", "role", "issued_on", "by", "site") if key in values}
    issue = {"kind": Kind.PUBLICATION, "role": Role.AUTHOR, **issue}
    return issue_certificate(recipient=make_recipient(**person), work=make_work(title, **values), **issue)
