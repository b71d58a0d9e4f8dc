"""Many act at once, on both databases: exactly one outcome, and no number lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.workflow.worker import WORKS

ROOT = Path(__file__).resolve().parents[2]
Act = Callable[[str, int], dict[str, Any]]


@pytest.fixture(scope="module", params=["postgresql", "sqlite"])
def act(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Act:
    """A function that runs a race of the worker on a database of this module, which the first one fills."""
    folder = tmp_path_factory.mktemp("races")
    if request.param == "postgresql":
        server = request.getfixturevalue("postgresql_server")
        database: dict[str, Any] = {**server.settings, "OPTIONS": {}}
    else:
        database = {"NAME": str(folder / "races.sqlite3")}
    options = {
        "database": database,
        "folders": {"INDEX_DIR": str(folder / "index"), "PRIVATE_DIR": str(folder / "private")},
    }

    def run(mode: str, count: int) -> dict[str, Any]:
        done = subprocess.run(
            [sys.executable, "-m", "tests.workflow.worker", mode, str(count)],
            input=json.dumps(options),
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    return run


def test_twenty_decisions_at_once(act):
    """The whole verb in twenty processes: every work is published, numbers have no gap and none is lost."""
    found = act("decide", WORKS)
    assert found["said"] == [""] * WORKS
    assert found["states"] == ["published"] * WORKS
    assert found["live"] == [True] * WORKS
    assert len(set(found["publications"])) == len(found["publications"]) == WORKS
    assert found["numbers"] == list(range(1, len(found["numbers"]) + 1))
    assert found["last"] == [len(found["numbers"])]
    assert found["kinds"].count("published") == found["kinds"].count("scheduled") == WORKS


def test_one_work_and_many_who_decide(act):
    """Two heads and the author: one step is done, all others read that it is too late."""
    found = act("quarrel", 8)
    said = found["said"]
    assert sorted(said) == [""] + ["IllegalMoveError"] * 7
    outcome = ("published", "returned", "declined", "draft")[said.index("") % 4]
    assert found["states"] == [outcome]
    assert found["live"] == [outcome == "published"]
    assert found["numbers"] == list(range(1, len(found["numbers"]) + 1))
    if outcome != "published":
        assert found["numbers"] == found["before"]
    ends = {"published", "returned", "declined", "taken_back"}
    assert len([kind for kind in found["kinds"] if kind in ends]) == 1


def test_two_places_and_eight_experts(act):
    found = act("claim", 8)
    assert sorted(found["said"]) == ["", ""] + ["IllegalMoveError"] * 6
    assert found["assignments"] == ["open", "open"]


def test_both_last_reviews_in_one_moment(act):
    """The round is closed once, by whichever came second."""
    found = act("last_reviews", 2)
    assert found["said"] == ["", ""]
    assert found["states"] == ["deciding"]
    assert found["kinds"].count("reviews_done") == 1
    assert found["kinds"].count("reviewed") == 2
