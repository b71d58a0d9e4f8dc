"""Addresses of workflow; see ``mms_wagtail.urls``."""

from typing import Any

app_name = "mms_workflow"
urlpatterns: list[Any] = []
