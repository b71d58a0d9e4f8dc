"""A meeting in words."""

from typing import Any


def meeting_context(meeting: Any, request: Any) -> dict[str, Any]:
    return {"meeting": meeting}
