"""Fixtures of all tests: a portal, and one fixed cast of people."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from mms_wagtail.domain.groups import HEADS, METHODOLOGISTS
from mms_wagtail.domain.portal import SetupReport, set_up_portal

ROLES = {"author": None, "expert": None, "methodologist": METHODOLOGISTS, "head": HEADS, "stranger": None}
CAST = (*ROLES, "visitor")


@pytest.fixture
def portal(db: None) -> SetupReport:
    """A site that was just set up."""
    return set_up_portal()


@pytest.fixture
def cast(portal: SetupReport) -> dict[str, Any]:
    """Users by role; ``visitor`` has no account and is None."""
    users: dict[str, Any] = {"visitor": None}
    for role, group in ROLES.items():
        users[role] = get_user_model().objects.create_user(role, password=role)
        if group:
            users[role].groups.add(Group.objects.get(name=group))
    return users


@pytest.fixture
def client_of(cast: dict[str, Any]) -> Any:
    """A function that gives a client logged in as a role of the cast."""

    def log_in(role: str) -> Client:
        client = Client()
        if cast[role]:
            client.force_login(cast[role])
        return client

    return log_in
