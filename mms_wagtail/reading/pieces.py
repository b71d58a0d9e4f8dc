"""What is read of a file: its pieces, and how much of them is enough."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from zipfile import ZipFile

Place = Literal["", "page", "slide", "sheet"]

# As much as the search takes of one document; a book of 150 pages.
MAX_CHARACTERS = 400_000
# A passage names its place, so a long text without pages is given in pieces.
MAX_PIECE = 12_000
# What an office file may unpack to; more is an attempt to fill the memory.
MAX_UNPACKED = 300 * 1024 * 1024
MAX_MEMBERS = 20_000


class UnreadableError(Exception):
    """A file gives no text. ``code``: ``"broken"``, ``"locked"`` (by a password) or ``"large"``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Piece:
    """A text and where in the file it stands: a page or slide by number, a sheet by name, or nowhere."""

    place: Place
    name: str
    text: str


def limited(pieces: Iterable[Piece], *, seconds: float) -> Iterator[Piece]:
    """Pieces with words in them, until there are enough or the time is over."""
    deadline, left = time.monotonic() + seconds, MAX_CHARACTERS
    for piece in pieces:
        text = piece.text.replace("\x00", "").strip()[:left]
        if text:
            left -= len(text)
            yield Piece(piece.place, piece.name, text)
        if left <= 0 or time.monotonic() > deadline:
            return


def split(lines: Iterable[str], place: Place = "", name: str = "") -> Iterator[Piece]:
    """Lines as pieces of up to :data:`MAX_PIECE` characters."""
    held: list[str] = []
    size = 0
    for line in lines:
        if not line.strip():
            continue
        for start in range(0, len(line), MAX_PIECE):
            part = line[start : start + MAX_PIECE]
            if size + len(part) > MAX_PIECE and held:
                yield Piece(place, name, "\n".join(held))
                held, size = [], 0
            held.append(part)
            size += len(part)
    if held:
        yield Piece(place, name, "\n".join(held))


def check_archive(archive: ZipFile) -> None:
    """Refuse an archive that unpacks to far more than a document has.

    Raises
    ------
    UnreadableError
        With the code ``"large"``.
    """
    members = archive.infolist()
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise UnreadableError("large")
