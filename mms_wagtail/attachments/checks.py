"""A mistake in the settings that would give private files to everybody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from mms_wagtail.conf import get_settings


def check_private_dir(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """``PRIVATE_DIR`` must not lie inside a folder that a web server gives out, nor hold one."""
    private = get_settings().private_dir.resolve()
    found: list[CheckMessage] = []
    for name in ("MEDIA_ROOT", "STATIC_ROOT"):
        value = getattr(settings, name, None)
        if not value:
            continue
        public = Path(value).resolve()
        if private == public or public in private.parents or private in public.parents:
            found.append(
                Error(
                    f"MMS_WAGTAIL['PRIVATE_DIR'] ({private}) and {name} ({public}) lie inside each other.",
                    hint="Name another folder, as BASE_DIR / 'var' / 'private': the web server gives out "
                    f"everything below {name}, and files of submissions are not for everybody.",
                    id="mms_wagtail.E020",
                )
            )
    return found
