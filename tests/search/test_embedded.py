"""The embedded engine keeps the contract, and does what it can in a folder of somebody else's."""

import dataclasses
import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from mms_wagtail.conf import Settings
from mms_wagtail.search.engines.base import EngineBusyError, EngineNotReadyError
from mms_wagtail.search.engines.embedded import EmbeddedEngine

from .contract import EngineContract, document, query

NOBODY = 65534


@contextmanager
def nobody() -> Iterator[None]:
    """As a user to whom root's folders are closed."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


class TestEmbedded(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path):
        engine = EmbeddedEngine(dataclasses.replace(Settings(), index_dir=tmp_path / "index"))
        engine.rebuild([], replay=lambda writer: None)
        yield engine
        engine.close()

    def test_one_writes_at_a_time_and_nobody_waits(self, engine):
        with engine.writing(), pytest.raises(EngineBusyError), engine.writing():
            raise AssertionError("two writers")


class TestReadOnlyFolder:
    @pytest.fixture
    def folder(self, tmp_path):
        for parent in (tmp_path, *tmp_path.parents):
            ours = parent.name.startswith(("pytest", "popen", tmp_path.name))
            if ours and os.stat(parent).st_uid == os.getuid():
                parent.chmod(0o755)
        yield tmp_path
        for path in (tmp_path, *tmp_path.rglob("index")):
            path.chmod(0o755)

    def test_an_index_of_another_user_answers_not_ready(self, folder):
        # tantivy takes a lock in the folder to read, too; the portal then searches in titles.
        engine = EmbeddedEngine(dataclasses.replace(Settings(), index_dir=folder / "index"))
        engine.rebuild([document("a", "Дроби")], replay=lambda writer: None)
        for path in (folder / "index").rglob("*"):
            path.chmod(0o555 if path.is_dir() else 0o444)
        (folder / "index").chmod(0o555)
        with nobody():
            with pytest.raises(EngineNotReadyError, match="cannot be read"):
                engine.search(query("дробь"))
            with pytest.raises(EngineNotReadyError, match="cannot be written"):
                engine.rebuild([], replay=lambda writer: None)
            with pytest.raises(EngineNotReadyError, match="cannot be written"), engine.writing():
                raise AssertionError("written")

    def test_no_index_and_no_right_to_make_one(self, folder):
        folder.chmod(0o555)
        with nobody():
            engine = EmbeddedEngine(dataclasses.replace(Settings(), index_dir=folder / "index"))
            with pytest.raises(EngineNotReadyError):
                engine.search(query("дробь"))
            with pytest.raises(EngineNotReadyError, match="cannot be written"):
                engine.rebuild([], replay=lambda writer: None)
