"""Importing a file in one call."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mms_wagtail.contracts import ImportRequest
from mms_wagtail.plugins.literature.importing.outcome import Result
from mms_wagtail.plugins.literature.importing.run import import_file
from tests.literature.importing.samples import saved

Import = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Import:
    """A function that imports text or bytes; keywords are those of the request."""

    def run(content: str | bytes, **options: Any) -> Result:
        return import_file(ImportRequest(path=saved(tmp_path, content), **options))

    return run
