"""Serves attached files under the names that they were uploaded with."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve


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
