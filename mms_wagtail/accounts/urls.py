"""Addresses of accounts; see ``mms_wagtail.urls``."""

from typing import Any

app_name = "mms_accounts"
urlpatterns: list[Any] = []
