"""The register of documents, its archive, signatures, and the list of innovation sites."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mms_wagtail.plugins.service.describe.documents import DocumentLine, document_line
from mms_wagtail.plugins.service.domain.register import entry_of, register_entries, with_editions
from mms_wagtail.plugins.service.models import DocumentEdition, ServiceDocument, ServicePage

SIGNATURE_TYPE = "application/pkcs7-signature"


def lines_today() -> list[DocumentLine]:
    """Documents that have something to read."""
    lines = [document_line(entry) for entry in register_entries(on=timezone.localdate())]
    return [line for line in lines if line.shown or line.past]


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """What is in force, the mandatory documents first. A fixed number of queries."""
    lines = lines_today()
    current = [line for line in lines if line.shown]
    context = {
        "mandatory": [line for line in current if line.is_mandatory],
        "others": [line for line in current if not line.is_mandatory],
        "archive_size": sum(len(line.past) for line in lines),
        "has_signatures": any(line.shown and line.shown.signature_url for line in current),
        **_frame(),
    }
    return render(request, "mms_wagtail/service/documents.html", context)


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """Former editions of all documents, those of each together."""
    lines = [line for line in lines_today() if line.past]
    return render(request, "mms_wagtail/service/archive.html", {"lines": lines, **_frame()})


@require_safe
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """One document: the edition in force, those to come, the former ones."""
    found = get_object_or_404(with_editions(ServiceDocument.objects.all()), slug=slug)
    line = document_line(entry_of(found, on=timezone.localdate()))
    if not line.shown and not line.past:
        raise Http404
    lines = [*filter(None, [line.shown]), *line.coming, *line.past]
    context = {
        "line": line,
        "document": found,
        "has_signatures": any(item.signature_url for item in lines),
    }
    return render(request, "mms_wagtail/service/document.html", context | _frame())


@require_safe
def signature(request: HttpRequest, edition_id: int) -> HttpResponseBase:
    """The detached signature, under the name of the file that it signs."""
    edition = get_object_or_404(
        DocumentEdition.objects.select_related("file", "file__mms_file_info").exclude(signature=""),
        pk=edition_id,
    )
    info = getattr(edition.file, "mms_file_info", None)
    signed = info.original_name if info else PurePosixPath(edition.file.filename).name
    ending = PurePosixPath(str(edition.signature.name)).suffix.lower()
    try:
        stream = edition.signature.open("rb")
    except OSError as error:
        raise Http404 from error
    response = FileResponse(
        stream, as_attachment=True, filename=f"{signed}{ending}", content_type=SIGNATURE_TYPE
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def sites(request: HttpRequest) -> HttpResponse:
    """Innovation sites as a search with the section fixed."""
    return render(request, "mms_wagtail/service/sites.html", _frame())


def _frame() -> dict[str, Any]:
    """The section's page, for the way back to it; None where it is not public."""
    return {"section": ServicePage.objects.live().public().first()}
