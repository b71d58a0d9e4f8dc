"""``python -m mms_wagtail.reading .pdf 10``: a file by standard input, its text by standard output.

What goes out is ``{"pages": 12, "error": "", "pieces": [["page", "1", "…"], …]}``.
"""

from __future__ import annotations

import json
import resource
import sys

from mms_wagtail.reading.pieces import UnreadableError
from mms_wagtail.reading.reader import read

MAX_MEMORY = 1536 * 1024 * 1024


def main(extension: str, seconds: float) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    pages, error, pieces = 0, "", []
    try:
        pages, found = read(sys.stdin.buffer, extension=extension, seconds=seconds)
        pieces = [[piece.place, piece.name, piece.text] for piece in found]
    except UnreadableError as unreadable:
        error = unreadable.code
    except MemoryError:
        error = "large"
    json.dump({"pages": pages, "error": error, "pieces": pieces}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
