"""The cast of the workflow's tests, and a practice that went all the way."""

from __future__ import annotations

from typing import Any

import pytest

from mms_wagtail.workflow.api import Submission
from tests.practices.factory import published
from tests.workflow.conftest import people

__all__ = ["people"]


@pytest.fixture
def submission(people: Any) -> Submission:
    """Published, with a certificate."""
    return published(
        people.author,
        experts=[people.expert, people.expert2],
        methodologist=people.methodologist,
        head=people.head,
    )


@pytest.fixture
def practice(submission: Submission) -> Any:
    return submission.page.specific
