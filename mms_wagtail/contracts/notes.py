"""What one section says on the pages of others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mms_wagtail.contracts.texts import Text


@dataclass(frozen=True, kw_only=True)
class PageNote:
    """A sentence that stands below the title of a page; returned by functions of the hook ``mms_page_notes``.

    Such a function takes the page and returns a sequence of notes. ``url`` and ``link`` are the
    address and the words of a link at its end, "" without one.
    """

    text: Text
    url: str = ""
    link: Text = ""
    tone: Literal["info", "warn"] = "info"
