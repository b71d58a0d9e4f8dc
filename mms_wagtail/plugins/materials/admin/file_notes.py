"""Tells an editor at publication which attached files the portal could not read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages

from mms_wagtail.plugins.materials.models import MaterialPage


def warn_of_unread_files(request: Any, page: Any) -> None:
    """Add a warning for each file that gives no text; the material stays published."""
    if not isinstance(page.specific, MaterialPage):
        return
    files = page.specific.files.exclude(document__mms_file_info__error="")
    for name, error in files.values_list("document__title", "document__mms_file_info__error"):
        if error:
            messages.warning(request, f"«{name}». {error}")
