"""Servers as fixtures. In CI a missing server is a failure, elsewhere a skip that says why."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.services.elasticsearch import Node, ServiceMissingError, cluster


def missing(error: ServiceMissingError) -> None:
    if os.environ.get("CI"):
        raise error
    pytest.skip(f"No Elasticsearch: {error}")


@pytest.fixture(scope="session")
def node() -> Iterator[Node]:
    """A cluster of one node, for all tests of the run."""
    try:
        with cluster() as nodes:
            yield nodes[0]
    except ServiceMissingError as error:
        missing(error)
