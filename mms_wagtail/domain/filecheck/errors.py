"""How a check says no."""

from __future__ import annotations

from typing import Literal

Code = Literal[
    "empty", "too_large", "extension", "content", "name", "macros", "password", "archive", "bomb", "image"
]


class FileRefusedError(Exception):
    """A file may not be accepted.

    ``message`` is for people: what is wrong and how to mend it, in Russian, without the
    file's name; ``code`` is for programs.
    """

    def __init__(self, message: str, *, code: Code) -> None:
        super().__init__(message)
        self.message = message
        self.code: Code = code
