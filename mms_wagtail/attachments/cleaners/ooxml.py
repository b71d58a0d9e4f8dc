"""docx, xlsx, pptx: properties, authors of comments and of tracked changes, paths on the author's disk.

Where names are: ECMA-376 part 1, 15.2.12 (properties), 17.13 (comments and revisions), 18.7 (comments of
sheets), 19.4 (of slides); [MS-DOCX] 2.5.2, [MS-PPTX] 2.12 and [MS-XLSX] 2.6.205 for the later kinds.
"""

from __future__ import annotations

from typing import IO

from lxml import etree

from mms_wagtail.attachments.cleaners.containers import (
    NAME,
    PICTURES,
    clean_picture,
    local,
    parse,
    rewrite,
    serialize,
)

# Properties that people see in a document are its pages and words; these name people and places.
APP_PROPERTIES = {"Company", "Manager", "HyperlinkBase", "Template", "AppVersion", "Application"}
NAMING = {"author", "lastEditedBy", "userName", "lastModifiedBy", "displayName"}
INITIALS = {"initials", "userId", "providerId", "lastGuid"}
# Elements whose attribute `name` is a person's, by file.
AUTHOR_ELEMENTS = {"cmAuthor", "author"}
FILE = "file:"


def clean(source: IO[bytes], target: IO[bytes]) -> None:
    rewrite(source, target, clean_part)


def clean_part(path: str, content: bytes) -> bytes:
    lowered = path.lower()
    if lowered.endswith(PICTURES):
        return clean_picture(content)
    if not lowered.endswith((".xml", ".rels")) or lowered == "[content_types].xml":
        return content
    root = parse(content)
    if lowered in ("docprops/core.xml", "docprops/custom.xml"):
        _empty(root)
    elif lowered == "docprops/app.xml":
        _drop(root, APP_PROPERTIES)
    elif lowered.endswith(".rels"):
        _hide_paths(root)
    else:
        _hide_people(root)
    return serialize(root)


def _empty(root: etree._Element) -> None:
    for child in list(root):
        root.remove(child)


def _drop(root: etree._Element, names: set[str]) -> None:
    for child in list(root):
        if local(child.tag) in names:
            root.remove(child)


def _hide_paths(root: etree._Element) -> None:
    """`file:///C:/Users/Иванова/…` of a template or a linked picture."""
    for relation in root:
        if relation.get("TargetMode") == "External" and relation.get("Target", "").lower().startswith(FILE):
            relation.set("Target", f"{FILE}///")


def _hide_people(root: etree._Element) -> None:
    for element in root.iter(etree.Element):
        tag = local(element.tag)
        if tag == "absPath":
            element.set("url", "")
        if tag == "author" and element.text and element.text.strip():
            # Excel keeps the authors of comments as texts.
            element.text = NAME
        for attribute in list(element.attrib):
            name = local(attribute)
            if name in NAMING or (name == "name" and tag in AUTHOR_ELEMENTS):
                element.set(attribute, NAME)
            elif name in INITIALS:
                element.set(attribute, NAME[0])
