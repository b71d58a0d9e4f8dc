"""A browser, and no memory of wrong guesses."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache

from tests.portal.conftest import browser, monkeypatch_module, site

__all__ = ["browser", "monkeypatch_module", "site"]


@pytest.fixture(autouse=True)
def no_guesses() -> Any:
    """Counters of wrong guesses live in the cache, which tests share."""
    cache.clear()
