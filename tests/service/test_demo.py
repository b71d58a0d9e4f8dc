"""The service of the demo district: complete but for one analysis, made once."""

from __future__ import annotations

import datetime as dt

from cryptography.hazmat.primitives.serialization import pkcs7

from mms_wagtail.contracts import DemoRequest
from mms_wagtail.demo.directory import load_directory
from mms_wagtail.plugins.service.demo.load import load_demo
from mms_wagtail.plugins.service.domain.register import register_gaps
from mms_wagtail.plugins.service.models import (
    DocumentEdition,
    InnovationSitePage,
    ServiceDocument,
    ServicePage,
)


def load() -> int:
    page = ServicePage.objects.get()
    return load_demo(DemoRequest(index_page=page, owner=None, scale=0, progress=lambda title, items: items))


def test_the_demo_loads_once_and_lacks_one_analysis(portal):
    load_directory()
    assert load() == ServiceDocument.objects.count() + InnovationSitePage.objects.live().count() == 11
    ServicePage.objects.get().full_clean()
    for site in InnovationSitePage.objects.all():
        site.full_clean()
    for edition in DocumentEdition.objects.all():
        edition.full_clean()
    gaps = register_gaps(on=dt.date(2026, 11, 25))
    assert [gap.text for gap in gaps] == ["Нет анализа за 2025/26"]
    signed = DocumentEdition.objects.exclude(signature="")
    assert signed.count() == 2
    (certificate,) = pkcs7.load_der_pkcs7_certificates(signed[0].signature.read())
    assert "Третьякова С. Н." in certificate.subject.rfc4514_string()
    assert load() == 0
