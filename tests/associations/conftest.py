"""The cast around associations: the author leads one of them, the stranger another."""

from __future__ import annotations

from typing import Any

import pytest

from mms_wagtail.accounts.api import record_consents
from mms_wagtail.plugins.associations.models import AssociationPage
from tests.associations.factory import association


@pytest.fixture
def agreed(cast: dict[str, Any]) -> dict[str, Any]:
    """The cast, all of whom may enter the cabinet."""
    for user in filter(None, cast.values()):
        record_consents(user=user, processing=True, publication=())
    return cast


@pytest.fixture
def mine(agreed: dict[str, Any]) -> AssociationPage:
    """Led by the author."""
    return association(leader=agreed["author"])


@pytest.fixture
def theirs(agreed: dict[str, Any]) -> AssociationPage:
    """Led by the stranger."""
    return association("Объединение учителей физики", subject="physics", leader=agreed["stranger"])
