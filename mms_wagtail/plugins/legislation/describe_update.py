"""A change of the law in words: what its page shows beside its texts."""

from __future__ import annotations

from typing import Any


def update_context(page: Any, request: Any) -> dict[str, Any]:
    """What ``update_page.html`` shows beside the fields of ``page``."""
    return {}
