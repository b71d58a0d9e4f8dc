"""odt, ods, odp: meta.xml, authors of comments and of tracked changes (OpenDocument 1.3 part 3, 4.3)."""

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

PEOPLE = {"creator", "creator-initials", "sender-initials", "sender-firstname", "sender-lastname"}
STATISTIC = "document-statistic"


def clean(source: IO[bytes], target: IO[bytes]) -> None:
    rewrite(source, target, clean_part)


def clean_part(path: str, content: bytes) -> bytes:
    lowered = path.lower()
    if lowered.endswith(PICTURES):
        return clean_picture(content)
    if lowered == "meta.xml":
        root = parse(content)
        for meta in root:
            for child in list(meta):
                if local(child.tag) != STATISTIC:
                    meta.remove(child)
        return serialize(root)
    if lowered.rpartition("/")[2] in ("content.xml", "styles.xml"):
        root = parse(content)
        for element in root.iter(etree.Element):
            if local(element.tag) in PEOPLE:
                element.text = NAME
        return serialize(root)
    return content
