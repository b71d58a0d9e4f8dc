"""Reads what the demo knows of acts and of what changed in them."""

from __future__ import annotations

from typing import Any

from mms_wagtail.demo.sources import Source, read_sources, read_table
from mms_wagtail.fixtures import DEMO

FOLDER = DEMO / "legislation"


def read_acts() -> list[dict[str, Any]]:
    """The acts of all files; ``slug`` is the name by which they refer to one another."""
    return [values for path in sorted((FOLDER / "acts").glob("*.toml")) for values in read_table(path, "act")]


def read_updates() -> list[Source]:
    """The updates, the oldest first: their files are named by their days.

    Raises
    ------
    BadSourceError
        For a text that cannot be read.
    """
    return list(read_sources(FOLDER / "updates"))
