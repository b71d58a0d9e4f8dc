"""What the search knows of a change of the law."""

from __future__ import annotations

from typing import Any

from mms_wagtail.contracts import Document
from mms_wagtail.domain.text import stream_text


def update_document(page: Any) -> Document:
    """Project a published update."""
    return Document(title=page.title, annotation=page.summary, body=stream_text(page.body))
