"""What tests of the section share."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import pytest


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Callable[[], AbstractContextManager[Any]]:
    """``with commit():`` does at its end what happens at commit, so that the search hears of it."""
    return partial(django_capture_on_commit_callbacks, execute=True)
