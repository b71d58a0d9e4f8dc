"""Serves attached files under the names that they were uploaded with."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve

from mms_wagtail.domain.links import file_url
from mms_wagtail.models import FileInfo


def serve_file(request: HttpRequest, document_id: int, name: str) -> HttpResponseBase:
    """Wagtail's own serving (privacy, caching, sendfile), with the file's first name.

    Storages replace spaces and drop «№» and quotation marks, so the name on the disk
    is not the one a teacher would look for in the downloads.
    """
    document = get_object_or_404(get_document_model().objects.select_related("mms_file_info"), pk=document_id)
    response: HttpResponseBase = serve(request, document_id, document.filename)
    info = getattr(document, "mms_file_info", None)
    given = response.headers.get("Content-Disposition", "")
    if info is not None and given:
        kind = given.partition(";")[0]
        response.headers["Content-Disposition"] = f"{kind}; filename*=UTF-8''{quote(info.original_name)}"
    return response


def lead_to_named_file(document: Any, request: HttpRequest) -> HttpResponseBase | None:
    """Send those who come by Wagtail's own address (a link inside a text) to the named one.

    The reader's right to the file is checked there, as it would have been here.
    """
    if request.resolver_match is not None and request.resolver_match.url_name == "mms_file":
        return None
    address = file_url(document, FileInfo.objects.filter(document=document).first())
    return None if address == document.url else redirect(address)
