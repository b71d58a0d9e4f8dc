"""What the first bytes of a file tell of its type."""

from __future__ import annotations

import filetype

HEAD = 8192
# Office files of both generations are containers (zip, ole); what is inside is looked at elsewhere.
OOXML = {"docx", "xlsx", "pptx"}
ODF = {"odt", "ods", "odp"}
ZIP_BASED = OOXML | ODF | {"zip", "epub"}
OLE_BASED = {"doc", "xls", "ppt"}
IMAGES = {"jpg", "jpeg", "png", "gif", "webp"}
ZIP_SIGNATURE = b"PK"
OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAME = {"jpg": {"jpg", "jpeg"}, "jpeg": {"jpg", "jpeg"}, "mp4": {"mp4", "m4v", "mov"}}
SIGNED = IMAGES | {"rtf", "mp3", "mp4"}
BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
# What a browser takes for a page at the start of a text (WHATWG MIME Sniffing, section 7.1).
MARKUP = (
    "<!doctype", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a", "<style",
    "<title", "<b", "<body", "<br", "<p", "<!--", "<?xml", "<svg",
)  # fmt: skip
MARKUP_IN_PDF = (b"<html", b"<script", b"<!doctype", b"<svg", b"<iframe", b"<body")
PDF_HEADER_WITHIN = 1024


def content_fits(head: bytes, extension: str) -> bool:
    """Whether a file of ``extension`` may begin with ``head`` (its first ``HEAD`` bytes)."""
    if extension in OLE_BASED:
        return head.startswith(OLE_SIGNATURE)
    if extension in ZIP_BASED:
        return head.startswith(ZIP_SIGNATURE)
    if extension == "pdf":
        return pdf_fits(head)
    found = filetype.guess_extension(head)
    if extension in SIGNED:
        return found in SAME.get(extension, {extension})
    return found is None and text_fits(head)


def pdf_fits(head: bytes) -> bool:
    """Whether this is a PDF and nothing else beside.

    ISO 32000 lets 1024 bytes stand before the header. Blanks and a byte order mark do no harm; anything
    else is how a file is made that one program reads as a PDF and another as a page or an archive.
    """
    before, header, _rest = head[:PDF_HEADER_WITHIN].partition(b"%PDF-")
    if not header or before.lstrip(b"\xef\xbb\xbf").strip(b"\x00\t\n\x0c\r "):
        return False
    return not any(mark in head[:PDF_HEADER_WITHIN].lower() for mark in MARKUP_IN_PDF)


def text_fits(head: bytes) -> bool:
    """Whether this is a text, and no page, picture (SVG) or program under the name of one."""
    encoding = next((name for bom, name in BOMS.items() if head.startswith(bom)), "")
    if not encoding and b"\x00" in head:
        return False
    text = head.decode(encoding or "latin-1", errors="ignore").lstrip("\ufeffï»¿ \t\r\n\x0c").lower()
    return not text.startswith(MARKUP)
