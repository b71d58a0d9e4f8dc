"""Servers as fixtures. In CI a missing server is a failure, elsewhere a skip that says why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.services.elasticsearch import Node, cluster
from tests.services.missing import ServiceMissingError, missing
from tests.services.postgresql import Server, postgresql


@pytest.fixture(scope="session")
def node() -> Iterator[Node]:
    """A cluster of one node, for all tests of the run."""
    try:
        with cluster() as nodes:
            yield nodes[0]
    except ServiceMissingError as error:
        missing(error)


@pytest.fixture(scope="module")
def postgresql_server() -> Iterator[Server]:
    """A PostgreSQL with an empty database."""
    try:
        with postgresql() as server:
            yield server
    except ServiceMissingError as error:
        missing(error)
