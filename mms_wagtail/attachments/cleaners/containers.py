"""Writes an office container anew, part by part."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from mms_wagtail.attachments.cleaners import image
from mms_wagtail.domain.filecheck.archives import open_archive, read_entry

# The zip format's earliest date: when a part was saved tells something, too.
NO_DATE = (1980, 1, 1, 0, 0, 0)
PICTURES = (".jpg", ".jpeg", ".png")
NAME = "Автор"


def rewrite(source: IO[bytes], target: IO[bytes], clean_part: Callable[[str, bytes], bytes]) -> None:
    """Copy a container; ``clean_part`` gets the path and content of each part and returns what to write."""
    with open_archive(source) as archive, ZipFile(target, "w") as result:
        for entry in archive.infolist():
            with read_entry(archive, entry) as part:
                content = part.read()
            copy = ZipInfo(entry.filename, NO_DATE)
            # ODF wants its first part, «mimetype», unpacked.
            copy.compress_type = ZIP_STORED if entry.compress_type == ZIP_STORED else ZIP_DEFLATED
            result.writestr(copy, clean_part(entry.filename, content))


def parse(content: bytes) -> etree._Element:
    """Read XML without following entities or addresses."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def serialize(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True))


def local(name: object) -> str:
    """Name of an element or attribute without its namespace; "" for comments and the like."""
    return etree.QName(name).localname if isinstance(name, str) else ""


def clean_picture(content: bytes) -> bytes:
    """A picture inside a document. One that cannot be read is shown by nobody, and stays."""
    target = io.BytesIO()
    try:
        image.clean(io.BytesIO(content), target)
    except Exception:
        return content
    return target.getvalue()
