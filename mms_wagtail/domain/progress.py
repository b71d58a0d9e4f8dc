"""Progress bars for long work of commands."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from tqdm import tqdm


def progress_bar(title: str, items: Sequence[Any]) -> Iterable[Any]:
    """Wrap ``items`` in a progress bar on standard error, if it is a terminal or not."""
    return tqdm(items, desc=title, file=sys.stderr, mininterval=0.5, disable=not items, leave=True)
