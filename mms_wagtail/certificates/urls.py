"""Addresses of certificates; see ``mms_wagtail.urls``."""

from typing import Any

app_name = "mms_certificates"
urlpatterns: list[Any] = []
