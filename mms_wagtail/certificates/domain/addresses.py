"""Public addresses, as they are printed."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from mms_wagtail.certificates.models import Certificate


def public_url(certificate: Certificate) -> str:
    """Whole address of the page that verifies ``certificate``; it starts at ``WAGTAILADMIN_BASE_URL``."""
    return base_url() + certificate.get_absolute_url()


def search_url() -> str:
    """Whole address of the page that finds a certificate by its number."""
    return base_url() + reverse("mms_certificates:verify")


def base_url() -> str:
    # Not the address of the request: one certificate must give one file, whoever asks for it.
    return str(getattr(settings, "WAGTAILADMIN_BASE_URL", "")).rstrip("/")


def readable(url: str) -> str:
    """An address as people type it, without the protocol."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}" if parts.netloc else url
