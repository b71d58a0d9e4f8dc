"""Addresses of attachments; see ``mms_wagtail.urls``."""

from typing import Any

app_name = "mms_attachments"
urlpatterns: list[Any] = []
