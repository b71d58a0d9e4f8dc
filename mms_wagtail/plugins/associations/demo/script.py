"""Reads the demo's associations and council."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mms_wagtail.demo.sources import BadSourceError
from mms_wagtail.fixtures import DEMO

FOLDER = DEMO / "associations"
COUNCIL = FOLDER / "council" / "metodsovet.toml"


@dataclass(frozen=True, kw_only=True)
class MeetingScript:
    """One meeting: ``agenda`` are pairs of a question and a speaker, ``born`` slugs of materials.

    ``decisions`` have ``text``, ``who``, ``due`` and, once carried out, ``done``.
    """

    day: dt.date
    time: dt.time | None = None
    number: str = ""
    topic: str = ""
    place: str = ""
    link: str = ""
    state: str = ""
    came: int | None = None
    invited: int | None = None
    guests: tuple[str, ...] = ()
    agenda: tuple[tuple[str, str], ...] = ()
    decisions: tuple[dict[str, Any], ...] = ()
    born: tuple[str, ...] = ()
    summary: str = ""


@dataclass(frozen=True, kw_only=True)
class BodyScript:
    """An association or the council: ``values`` are fields of its page, by name, as the file has them."""

    values: dict[str, Any]
    members: tuple[dict[str, Any], ...]
    meetings: tuple[MeetingScript, ...]
    plan: tuple[dict[str, Any], ...] = ()
    acts: tuple[dict[str, Any], ...] = ()
    minutes: bool = False
    path: Path = field(default=FOLDER)


def read_associations() -> Iterator[BodyScript]:
    """All associations of the demo, those first that others belong to.

    Raises
    ------
    BadSourceError
        For a file that is no TOML, or has a key that nobody reads.
    """
    return (read_body(path) for path in sorted(FOLDER.glob("*.toml")))


def read_body(path: Path) -> BodyScript:
    """One file. See :func:`read_associations`."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        meetings = tuple(_meeting(values) for values in data.pop("meeting", []))
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise BadSourceError(f"{path}: {error}. Look at the other files of the folder.") from error
    return BodyScript(
        members=tuple(data.pop("members", [])),
        plan=tuple(data.pop("plan", [])),
        acts=tuple(data.pop("acts", [])),
        minutes=data.pop("minutes", False),
        meetings=meetings,
        values=data,
        path=path,
    )


def _meeting(values: dict[str, Any]) -> MeetingScript:
    agenda = [line.partition(" | ") for line in values.pop("agenda", [])]
    many: dict[str, Any] = {name: tuple(values.pop(name, ())) for name in ("guests", "decisions", "born")}
    return MeetingScript(
        agenda=tuple((question, speaker) for question, _bar, speaker in agenda), **many, **values
    )
