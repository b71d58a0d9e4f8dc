"""Editions of a practice, and the sum by which a certificate recognizes its content."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from mms_wagtail.attachments.api import digest_of
from mms_wagtail.plugins.practices.models import PracticeEdition

FIELDS = (
    "title", "practice_type", "summary", "problem", "idea", "steps", "resources", "results", "evidence",
    "risks", "conditions", "sources",
)  # fmt: skip
METHOD = (
    "SHA-256 от JSON (UTF-8, ключи по алфавиту, без пробелов) с полями практики "
    f"({', '.join(FIELDS)}), списком авторов authors и суммой файлов files."
)


def content_digest(page: Any) -> str:
    """SHA-256 of what a reader sees: texts, authors, files. See :data:`METHOD`."""
    content: dict[str, Any] = {name: getattr(page, name) for name in FIELDS}
    content["authors"] = [author.name for author in page.authors.all()]
    content["files"] = digest_of(page.folder)
    packed = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode()).hexdigest()


def keep_edition(page: Any) -> PracticeEdition:
    """Keep the published state of ``page``, so that it stays readable after the next edition."""
    kept, _made = PracticeEdition.objects.update_or_create(
        page_id=page.pk,
        number=page.edition,
        defaults={"content": page.serializable_data(), "digest": content_digest(page)},
    )
    return kept
