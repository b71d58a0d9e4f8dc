"""Registers the register of certificates with Wagtail's admin."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.contrib.settings.registry import register_setting

from mms_wagtail.certificates.admin.listing import CertificateViewSet
from mms_wagtail.certificates.models import CertificateSettings

register_setting(CertificateSettings, icon="doc-full")


@hooks.register("register_admin_viewset")
def register_certificates() -> Any:
    return CertificateViewSet()
