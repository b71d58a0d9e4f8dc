"""Fixtures of tests that commit, so that other processes and threads see what they do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from mms_wagtail.domain.portal import SetupReport, set_up_portal
from mms_wagtail.search import outbox, rebuilding
from tests.initial_data import restore_initial_data
from tests.search.shared import wait_until


@pytest.fixture
def committed_portal(transactional_db: None, monkeypatch: Any) -> Iterator[SetupReport]:
    """A portal that other processes see. Ends when the threads of the search are done with it."""
    monkeypatch.setattr(rebuilding, "_failed_at", 0.0)
    restore_initial_data()
    yield set_up_portal()
    wait_until(lambda: not outbox._in_background.locked() and not rebuilding._running.locked(), 60)
