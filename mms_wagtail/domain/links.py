"""Addresses that other rooms of the house link to."""

from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from mms_wagtail.models import FileInfo


def filter_url(facet: str, value: str) -> str:
    """Address of the results that have ``value`` in ``facet``; "" in a project without our urls."""
    try:
        return f"{reverse('mms_search:results')}?{urlencode({facet: value})}"
    except NoReverseMatch:
        return ""


def cover_url(*, kind: str, subject: str, seed: str) -> str:
    """Address of the drawn cover; "" in a project without our urls."""
    try:
        return reverse(
            "mms_cover", kwargs={"kind": kind or "none", "subject": subject or "none", "seed": seed}
        )
    except NoReverseMatch:
        return ""


def file_url(document: Any, info: FileInfo | None) -> str:
    """Address that serves the file under the name it was uploaded with."""
    if info is None:
        return str(document.url)
    try:
        return reverse("mms_file", kwargs={"document_id": document.pk, "name": info.original_name})
    except NoReverseMatch:
        return str(document.url)
