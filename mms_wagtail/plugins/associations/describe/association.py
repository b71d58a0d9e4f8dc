"""An association in words."""

from typing import Any


def association_context(page: Any, request: Any) -> dict[str, Any]:
    return {}
