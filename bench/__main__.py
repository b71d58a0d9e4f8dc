"""``make bench``: measures, prints tables and JSON, writes ``docs/benchmarks.md`` with ``--write``."""

from __future__ import annotations

import argparse
import contextlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.report import machine, tables
from bench.setting_up import ROOT, set_up

NOTE = ROOT / "docs" / "benchmarks.md"
MARK = "<!-- measured -->"
BATCH = 2_000
# Scale at which Wagtail's own search is measured too.
PEERS_AT = 20_000


def main() -> None:
    """Run what the command line asks for."""
    options = read_options()
    scales = [int(number) for number in options.documents.split(",")]
    engines = [name for name in options.engines.split(",") if name]
    runs: list[dict[str, Any]] = []
    peers: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory(prefix="mms-bench-") as scratch:
        set_up(Path(scratch))
        for scale in scales:
            queries = make_rows(scale, options.corpus, options.queries)
            # The scale of the peers is there for the comparison alone.
            here = engines if scale != PEERS_AT else engines[:1]
            runs += [measure_engine(name, queries) for name in here]
            if scale == PEERS_AT:
                kept = Path(scratch) / "queries.json"
                kept.write_text(json.dumps(queries), encoding="utf-8")
                names = [name for name in options.peers.split(",") if name]
                peers = [measure_peer(name, scale, kept, options) for name in names]
    report = {"machine": machine(), "runs": runs, "peers": peers}
    hidden = {"spent"}
    shown = {
        name: [{key: kept for key, kept in run.items() if key not in hidden} for run in values]
        if isinstance(values, list)
        else values
        for name, values in report.items()
    }
    print(json.dumps(shown, ensure_ascii=False, indent=2))  # noqa: T201
    text = tables(runs, peers)
    print(f"{report['machine']}\n\n{text}")  # noqa: T201
    if options.write:
        head = NOTE.read_text(encoding="utf-8").split(MARK)[0]
        NOTE.write_text(f"{head}{MARK}\n\n{report['machine']}\n\n{text}\n", encoding="utf-8")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--documents",
        default=f"10000,{PEERS_AT},100000",
        help="scales, comma-separated; 1000000 takes about an hour (default: %(default)s)",
    )
    parser.add_argument("--engines", default="embedded,elasticsearch", help="(default: %(default)s)")
    parser.add_argument(
        "--peers",
        default="sqlite,postgresql",
        help=f"databases of Wagtail's own search at {PEERS_AT:,} documents (default: %(default)s)",
    )
    parser.add_argument(
        "--peer-seconds",
        type=float,
        default=60,
        help="for how long Wagtail's search is asked (default: %(default)s)",
    )
    parser.add_argument(
        "--corpus", type=Path, default=ROOT / "fixtures", help="whose words are used: .jsonl.gz or a folder"
    )
    parser.add_argument("--queries", type=int, default=1_000, help="(default: %(default)s)")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    return parser.parse_args()


def make_rows(scale: int, corpus: Path, count: int) -> list[Any]:
    """Fill the table of documents, and give queries."""
    from tqdm import tqdm

    from bench.documents import Maker, corpus_words
    from mms_wagtail.search.models import SearchDocument

    maker = Maker(corpus_words(corpus))
    SearchDocument.objects.all().delete()
    batch: list[SearchDocument] = []
    for row in tqdm(maker.rows(scale), total=scale, desc=f"{scale} documents", mininterval=2):
        batch.append(row)
        if len(batch) == BATCH:
            SearchDocument.objects.bulk_create(batch)
            batch = []
    SearchDocument.objects.bulk_create(batch)
    return maker.queries(count)


def measure_engine(name: str, queries: list[Any]) -> dict[str, Any]:
    from django.conf import settings
    from django.test import override_settings

    from bench.portal import measure

    say(f"measuring {name}")
    with server(name) as changes, override_settings(MMS_WAGTAIL={**settings.MMS_WAGTAIL, **changes}):
        return measure(name, queries)


def measure_peer(name: str, scale: int, queries: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Wagtail's search in a process with settings of its own."""
    say(f"measuring Wagtail's search on {name}")
    with database(name) as settings:
        command = [sys.executable, "-m", "bench.wagtail_peer", "--database", json.dumps(settings)]
        command += ["--documents", str(scale), "--corpus", str(options.corpus.resolve())]
        command += ["--queries", str(queries), "--seconds", str(options.peer_seconds)]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {"database": name, **answer}


@contextlib.contextmanager
def server(name: str) -> Iterator[dict[str, Any]]:
    """What the engine needs to run, as settings."""
    if name == "elasticsearch":
        from tests.services.elasticsearch import cluster

        with cluster() as (node, *_others):
            yield {"SEARCH_ENGINE": name, "ELASTICSEARCH_HOSTS": (node.url,), "ELASTICSEARCH_TIMEOUT": 30}
    else:
        yield {"SEARCH_ENGINE": name}


@contextlib.contextmanager
def database(name: str) -> Iterator[dict[str, Any]]:
    """Settings of a database that is there; none for SQLite."""
    if name == "postgresql":
        from tests.services.postgresql import postgresql

        with postgresql() as running:
            yield running.settings
    else:
        yield {}


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
