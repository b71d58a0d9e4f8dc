"""``python -m mms_wagtail.reading 10 A.pdf B.docx``: a line of JSON for each file, as soon as it is read.

A line is ``{"pages": 12, "error": "", "parts": [{"place": "page", "name": "1", "text": "…"}, …]}``.
"""

from __future__ import annotations

import dataclasses
import json
import resource
import sys
from pathlib import Path
from typing import Any

from mms_wagtail.reading.pieces import UnreadableError
from mms_wagtail.reading.reader import read

MAX_MEMORY = 1536 * 1024 * 1024


def answer(path: Path, seconds: float) -> dict[str, Any]:
    pages, error, parts = 0, "", []
    try:
        with path.open("rb") as stream:
            pages, found = read(stream, extension=path.suffix, seconds=seconds)
        parts = [dataclasses.asdict(piece) for piece in found]
    except UnreadableError as unreadable:
        error = unreadable.code
    except MemoryError:
        error = "large"
    return {"pages": pages, "error": error, "parts": parts}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    for name in sys.argv[2:]:
        sys.stdout.write(f"{json.dumps(answer(Path(name), float(sys.argv[1])))}\n")
        sys.stdout.flush()
