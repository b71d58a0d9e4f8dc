"""A portal of its own for a benchmark."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def set_up(
    folder: Path, *, database: dict[str, Any] | None = None, search: dict[str, Any] | None = None
) -> None:
    """Set Django up with a new portal in ``folder``.

    Parameters
    ----------
    database:
        Settings of the database; SQLite in ``folder`` without it.
    search:
        More settings of Wagtail's own search.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.dev"
    os.environ["MMS_VAR_DIR"] = str(folder)
    sys.path.insert(0, str(ROOT / "site"))
    import django

    from portal.settings import dev

    if database:
        dev.DATABASES = {"default": database}
    if search:
        dev.WAGTAILSEARCH_BACKENDS = {"default": {**dev.WAGTAILSEARCH_BACKENDS["default"], **search}}
    # With it on, Django keeps every query of the process.
    dev.DEBUG = False
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)

    from mms_wagtail.domain.portal import set_up_portal
    from mms_wagtail.search.api import load_synonyms

    set_up_portal()
    load_synonyms()
    # As the portal's wsgi.py does.
    gc.collect()
    gc.freeze()
