"""The digest of published content: what a certificate says was published, word for word."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

DIGEST_METHOD = _(
    "SHA-256 текста в кодировке UTF-8: содержание публикации в виде JSON с ключами по алфавиту, без пробелов "
    "между знаками и без замены букв кодами; приложенные файлы входят в него своими суммами SHA-256."
)


def content_digest(content: Mapping[str, Any]) -> str:
    """SHA-256, in hex, of ``content`` as :data:`DIGEST_METHOD` tells it to readers.

    Parameters
    ----------
    content:
        What was published: names of fields to strings, numbers, lists and mappings of
        these. Name attached files with the SHA-256 of their content.
    """
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
