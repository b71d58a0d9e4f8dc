"""Types of files: how each is served, shown and cleaned."""

from __future__ import annotations

import mimetypes

from mms_wagtail.domain.filecheck.signatures import IMAGES, ODF, OOXML

# Written out: what the system's table of types says differs between machines.
MIME_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "csv": "text/csv",
    "zip": "application/zip",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
}
UNKNOWN = "application/octet-stream"
# A browser shows these by itself, and none of them can run anything on the portal's page.
INLINE = {MIME_TYPES["pdf"], *(MIME_TYPES[name] for name in IMAGES)}
PREVIEWED = {"pdf", *IMAGES}
# Texts have no metadata; for what is not here the author's name cannot be taken out reliably.
CLEANABLE = {"pdf", "txt", "csv", "jpg", "jpeg", "png"} | OOXML | ODF


def mime_of(extension: str) -> str:
    guessed = mimetypes.types_map.get(f".{extension}", UNKNOWN)
    # A host may allow further extensions; nothing that a browser would run is taken from the system's table.
    return MIME_TYPES.get(extension) or (guessed if guessed.startswith(("audio/", "video/")) else UNKNOWN)
