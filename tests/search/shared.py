"""Lets another process work on the database and index of a running test."""

from __future__ import annotations

import os


def configure(database: str, index: str) -> None:
    """Settings of the tests, with the running test's own database and index."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    settings.MMS_WAGTAIL = {"INDEX_DIR": index}
