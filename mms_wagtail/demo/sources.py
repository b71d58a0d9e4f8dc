"""Reads demo texts: TOML between ``+++`` lines, then Markdown."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FRONT_MATTER = re.compile(r"\+\+\+\n(?P<meta>.*?)\n\+\+\+\n(?P<body>.*)\Z", re.DOTALL)


class BadSourceError(ValueError):
    """A demo text that cannot be read; the message names the file and the cure."""


@dataclass(frozen=True)
class Source:
    """One demo text: its name, the values of the front matter, and the Markdown."""

    path: Path
    meta: dict[str, Any]
    body: str


def read_sources(folder: Path) -> Iterator[Source]:
    """All texts of ``folder`` in the order of their names.

    Raises
    ------
    BadSourceError
        For a file without front matter, or with TOML that cannot be parsed.
    """
    for path in sorted(folder.glob("*.md")):
        match = FRONT_MATTER.match(path.read_text(encoding="utf-8"))
        if match is None:
            raise BadSourceError(f"{path}: begin the file with TOML between two lines of +++.")
        try:
            meta = tomllib.loads(match["meta"])
        except tomllib.TOMLDecodeError as error:
            raise BadSourceError(f"{path}: the front matter is not TOML: {error}.") from error
        yield Source(path, meta, match["body"])


def read_table(path: Path, name: str) -> list[dict[str, Any]]:
    """The ``[[name]]`` tables of a TOML file."""
    with path.open("rb") as stream:
        tables: list[dict[str, Any]] = tomllib.load(stream)[name]
    return tables
