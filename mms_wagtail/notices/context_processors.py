"""What the header shows of notices."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest

from mms_wagtail.notices.api import unread_count


def notices(request: HttpRequest) -> dict[str, Any]:
    """``unread_notices`` in templates: asked for once, and only where it is shown."""

    @cache
    def unread_notices() -> int:
        user = getattr(request, "user", None)
        return unread_count(user) if user is not None else 0

    return {"unread_notices": unread_notices}
