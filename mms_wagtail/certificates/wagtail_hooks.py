"""Registers the register of certificates with Wagtail's admin and with the portal."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.contrib.settings.registry import register_setting

from mms_wagtail.certificates.admin.listing import CertificateViewSet
from mms_wagtail.certificates.declarations import CERTIFICATES, REGISTER
from mms_wagtail.certificates.models import CertificateSettings
from mms_wagtail.certificates.permissions import allow_certificates
from mms_wagtail.domain.groups import HEADS

register_setting(CertificateSettings, icon="doc-full")
hooks.register("register_mms_cabinet_section", lambda: CERTIFICATES)
hooks.register("register_mms_personal_data", lambda: REGISTER)


@hooks.register("register_admin_viewset")
def register_certificates() -> Any:
    return CertificateViewSet()


@hooks.register("mms_set_up")
def set_up(root: Any, sections: Any) -> None:
    allow_certificates((HEADS,))
