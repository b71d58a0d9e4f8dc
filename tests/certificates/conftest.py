"""A portal whose head keeps the register; a browser."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache

from mms_wagtail.certificates.permissions import allow_certificates
from mms_wagtail.domain.groups import HEADS
from mms_wagtail.domain.portal import SetupReport
from tests.portal.conftest import browser, monkeypatch_module, site

__all__ = ["browser", "monkeypatch_module", "site"]


@pytest.fixture
def portal(portal: SetupReport) -> SetupReport:
    allow_certificates((HEADS,))
    return portal


@pytest.fixture(autouse=True)
def no_guesses() -> Any:
    """Counters of wrong guesses live in the cache, which tests share."""
    cache.clear()
