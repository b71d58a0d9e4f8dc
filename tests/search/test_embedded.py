"""The embedded engine keeps the contract."""

import dataclasses

import pytest

from mms_wagtail.conf import Settings
from mms_wagtail.search.engines.embedded import EmbeddedEngine

from .contract import EngineContract


class TestEmbedded(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path):
        engine = EmbeddedEngine(dataclasses.replace(Settings(), index_dir=tmp_path / "index"))
        engine.rebuild([], replay=lambda writer: None)
        yield engine
        engine.close()
