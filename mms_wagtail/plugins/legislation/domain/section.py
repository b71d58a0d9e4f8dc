"""The section's own page."""

from __future__ import annotations

from typing import Any

from mms_wagtail.plugins.legislation.models import LegislationIndexPage


def section_page() -> Any:
    """The section's page, for the way back to it; None in a project that has none."""
    return LegislationIndexPage.objects.live().first()
