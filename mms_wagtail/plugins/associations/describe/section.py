"""The section in words."""

from typing import Any


def section_context(page: Any, request: Any) -> dict[str, Any]:
    return {}
