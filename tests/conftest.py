"""Fixtures of all tests: a portal, and one fixed cast of people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client, TransactionTestCase

from mms_wagtail.domain.groups import HEADS, METHODOLOGISTS
from mms_wagtail.domain.portal import SetupReport, set_up_portal
from mms_wagtail.search import retrying
from mms_wagtail.search.engines import get_engine
from mms_wagtail.search.permissions import allow_synonyms
from tests.initial_data import restore_initial_data
from tests.services.fixtures import node, postgresql_server

__all__ = ["node", "postgresql_server"]

ROLES = {"author": None, "expert": None, "methodologist": METHODOLOGISTS, "head": HEADS, "stranger": None}
CAST = (*ROLES, "visitor")


@pytest.fixture(scope="session", autouse=True)
def initial_data_after_a_flush() -> Iterator[None]:
    """A test that commits ends with a flush, which also takes what the migrations had put into the database.

    Where the files of tests are shared among processes, one whose tests roll back may come next.
    """
    flush = TransactionTestCase._fixture_teardown

    def flush_and_restore(case: TransactionTestCase) -> None:
        flush(case)
        restore_initial_data()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", flush_and_restore)
        yield


@pytest.fixture(autouse=True)
def search_index(settings: Any, tmp_path: Path) -> Path:
    """An empty index of its own for every test, so that none waits for a rebuild."""
    retrying.forget()
    folder = tmp_path / "search-index"
    settings.MMS_WAGTAIL = {**settings.MMS_WAGTAIL, "INDEX_DIR": folder}
    get_engine().rebuild([], replay=lambda writer: None)
    return folder


@pytest.fixture
def portal(db: None) -> SetupReport:
    """A site that was just set up."""
    report = set_up_portal()
    allow_synonyms((METHODOLOGISTS, HEADS))
    return report


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
