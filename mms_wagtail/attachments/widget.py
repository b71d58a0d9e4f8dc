"""The list of files inside a form of a caller's page, with and without JavaScript.

The template is ``mms_wagtail/attachments/_files.html``; the names of the fields are below.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string

from mms_wagtail.attachments.anonymous import anonymous_name
from mms_wagtail.attachments.folders import attach_all, attachments_of, move, remove, set_label
from mms_wagtail.attachments.models import Attachment
from mms_wagtail.conf import get_settings

UPLOAD, REMOVE, UP, DOWN, LABEL = "files", "file-remove", "file-up", "file-down", "file-label-"
LIST_TEMPLATE = "mms_wagtail/attachments/_file_list.html"

Address = Callable[[Attachment], str]


@dataclass(frozen=True, kw_only=True)
class FileRow:
    """A file as the template shows it. ``url`` and ``preview_url`` are "" where there is none."""

    pk: int
    name: str
    label: str
    format: str
    size: int
    pages: int
    url: str
    preview_url: str


@dataclass(frozen=True, kw_only=True)
class FilesOutcome:
    """What a request did to a folder. ``errors`` are sentences for the person.

    ``acted`` is True when the person pressed a button of the list or chose files: the form is then to
    be shown again, at the list, instead of going on to its next step.
    """

    attached: tuple[Attachment, ...] = ()
    removed: str = ""
    errors: tuple[str, ...] = ()
    acted: bool = False


@dataclass(frozen=True, kw_only=True)
class FilesWidget:
    """What ``_files.html`` takes as ``widget``."""

    rows: tuple[FileRow, ...]
    errors: tuple[str, ...]
    accept: str
    extensions: str
    max_files: int
    max_size: int
    upload_url: str

    @property
    def room(self) -> int:
        """How many files may still be attached."""
        return max(0, self.max_files - len(self.rows))


def file_rows(
    folder: UUID, *, url_of: Address, preview_url_of: Address | None = None, anonymous: bool = False
) -> tuple[FileRow, ...]:
    """The folder's files for a template, in one query.

    Parameters
    ----------
    url_of, preview_url_of:
        Give the address of the caller's view that serves a file, or its preview.
    anonymous:
        Neutral names and no labels; files that cannot be cleaned have no address.
    """
    return tuple(
        FileRow(
            pk=item.pk,
            name=anonymous_name(item) if anonymous else item.original_name,
            label="" if anonymous else item.label,
            format=item.format,
            size=item.size,
            pages=item.pages,
            url="" if anonymous and not item.can_be_anonymous else url_of(item),
            preview_url=preview_url_of(item) if preview_url_of and item.can_be_previewed else "",
        )
        for item in attachments_of(folder)
    )


def files_widget(
    folder: UUID,
    *,
    url_of: Address,
    preview_url_of: Address | None = None,
    upload_url: str = "",
    errors: tuple[str, ...] = (),
) -> FilesWidget:
    """Everything that the template needs.

    ``upload_url`` is the address of a view of the caller's that ends in :func:`upload_response`; without it
    files are sent with the form only.
    """
    settings = get_settings()
    return FilesWidget(
        rows=file_rows(folder, url_of=url_of, preview_url_of=preview_url_of),
        errors=errors,
        accept=",".join(f".{name}" for name in settings.file_extensions),
        extensions=", ".join(settings.file_extensions),
        max_files=settings.max_attachments,
        max_size=settings.max_file_size,
        upload_url=upload_url,
    )


def change_files(request: HttpRequest, *, folder: UUID, by: Any) -> FilesOutcome:
    """Do what the fields of the list ask: labels, then one button, then chosen files.

    Keys of other folders' files are passed over, so a changed form reaches nothing foreign.
    """
    known = {str(item.pk): item for item in attachments_of(folder)}
    for key, item in known.items():
        label = request.POST.get(f"{LABEL}{key}")
        if label is not None and label != item.label:
            set_label(item, label=label)
    removed = known.get(request.POST.get(REMOVE, ""))
    if removed:
        remove(removed, by=by)
    for button, steps in ((UP, -1), (DOWN, 1)):
        if moved := known.get(request.POST.get(button, "")):
            move(moved, steps=steps)
    uploads = request.FILES.getlist(UPLOAD)
    attached, errors = attach_all(folder=folder, uploads=uploads, by=by)
    pressed = any(name in request.POST for name in (REMOVE, UP, DOWN, "files-upload"))
    return FilesOutcome(
        attached=tuple(attached),
        removed=removed.original_name if removed else "",
        errors=tuple(errors),
        acted=pressed or bool(uploads),
    )


def upload_response(
    request: HttpRequest,
    *,
    folder: UUID,
    by: Any,
    url_of: Address,
    preview_url_of: Address | None = None,
) -> JsonResponse:
    """The same for ``attachments.js``: does what is asked, and answers with the list anew.

    Keys of the answer: ``html`` of the list, ``errors``, ``attached`` (names), ``removed`` (a name or ""),
    ``room``. Refused files answer 200 too: they are an answer, not a failure.
    """
    outcome = change_files(request, folder=folder, by=by)
    widget = files_widget(folder, url_of=url_of, preview_url_of=preview_url_of)
    return JsonResponse(
        {
            "html": render_to_string(LIST_TEMPLATE, {"rows": widget.rows}, request=request),
            "errors": list(outcome.errors),
            "attached": [item.original_name for item in outcome.attached],
            "removed": outcome.removed,
            "room": widget.room,
        }
    )
