"""Texts without a format: UTF-8, or the Windows encoding that Russian files still come in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mms_wagtail.reading.pieces import MAX_CHARACTERS, Piece, split

MAX_BYTES_A_LETTER = 4


def plain_pieces(stream: Any) -> Iterator[Piece]:
    content = stream.read(MAX_CHARACTERS * MAX_BYTES_A_LETTER)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1251", errors="replace")
    return split(text.splitlines())
