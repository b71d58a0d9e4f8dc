"""What a file of Office says of itself."""

from __future__ import annotations

from zipfile import ZipFile

from defusedxml import ElementTree

APP_PROPERTIES = "docProps/app.xml"
APP_NAMESPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
# Properties of an office file are a few kilobytes.
MAX_PROPERTIES = 256 * 1024


def office_property(archive: ZipFile, name: str) -> int:
    """A number that the file's last editor counted: «Pages», «Slides». 0 when it is not told."""
    if APP_PROPERTIES not in archive.namelist():
        return 0
    with archive.open(APP_PROPERTIES) as part:
        root = ElementTree.fromstring(part.read(MAX_PROPERTIES))
    return int(root.findtext(f"{APP_NAMESPACE}{name}") or 0)
