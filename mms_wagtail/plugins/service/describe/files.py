"""A file as its line on a page, and the signature beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mms_wagtail.domain.links import file_url


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """``size`` in bytes; ``pages`` is 0 when unknown."""

    title: str
    url: str
    format: str
    size: int
    pages: int
    role_label: str = ""


def file_line(document: Any, *, title: str = "") -> FileLine:
    """A file of Wagtail's documents, best fetched with ``mms_file_info``."""
    info = getattr(document, "mms_file_info", None)
    return FileLine(
        title=title or document.title,
        url=file_url(document, info),
        format=document.file_extension.upper(),
        size=info.size if info else document.file_size or 0,
        pages=info.pages if info else 0,
    )
