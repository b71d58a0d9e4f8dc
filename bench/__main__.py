"""``make bench``: measures, prints a table and JSON, writes ``docs/benchmarks.md``."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BATCH = 2_000
QUERIES = 1_000


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--documents", default="10000,100000", help="scales, comma-separated (default: %(default)s)"
    )
    parser.add_argument("--engines", default="embedded,elasticsearch", help="(default: %(default)s)")
    parser.add_argument(
        "--corpus", type=Path, default=ROOT / "fixtures", help="whose words are used: .jsonl.gz or a folder"
    )
    parser.add_argument("--queries", type=int, default=QUERIES, help="(default: %(default)s)")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    options = parser.parse_args()
    scales = [int(number) for number in options.documents.split(",")]
    with tempfile.TemporaryDirectory(prefix="mms-bench-") as scratch:
        set_up(Path(scratch))
        runs = [
            run
            for scale in scales
            for run in measure_scale(scale, options.engines.split(","), options.corpus, options.queries)
        ]
    report = {"machine": machine(), "runs": runs}
    print(json.dumps(report, ensure_ascii=False, indent=2))  # noqa: T201
    print(table(runs))  # noqa: T201
    if options.write:
        text = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
        head = text.split("<!-- measured -->")[0]
        (ROOT / "docs" / "benchmarks.md").write_text(
            f"{head}<!-- measured -->\n\n{machine()}\n\n{table(runs)}\n", encoding="utf-8"
        )


def set_up(folder: Path) -> None:
    """A portal of its own, in ``folder``."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.dev"
    os.environ["MMS_VAR_DIR"] = str(folder)
    sys.path.insert(0, str(ROOT / "site"))
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    # With it on, Django keeps every query of the process.
    settings.DEBUG = False
    call_command("migrate", verbosity=0)

    from mms_wagtail.domain.portal import set_up_portal
    from mms_wagtail.search.api import load_synonyms

    set_up_portal()
    load_synonyms()


def measure_scale(scale: int, engines: list[str], corpus: Path, count: int) -> list[dict[str, Any]]:
    from django.conf import settings
    from django.test import override_settings
    from tqdm import tqdm

    from bench.documents import Maker, corpus_words
    from bench.portal import measure
    from mms_wagtail.search.models import SearchDocument

    maker = Maker(corpus_words(corpus))
    SearchDocument.objects.all().delete()
    batch: list[SearchDocument] = []
    for row in tqdm(maker.rows(scale), total=scale, desc=f"{scale} documents"):
        batch.append(row)
        if len(batch) == BATCH:
            SearchDocument.objects.bulk_create(batch)
            batch = []
    SearchDocument.objects.bulk_create(batch)
    queries = maker.queries(count)
    found = []
    for name in engines:
        with server(name) as changes, override_settings(MMS_WAGTAIL={**settings.MMS_WAGTAIL, **changes}):
            found.append(measure(name, queries))
    return found


@contextlib.contextmanager
def server(name: str) -> Iterator[dict[str, Any]]:
    """What the engine needs to run, as settings."""
    if name == "elasticsearch":
        from tests.services.elasticsearch import cluster

        with cluster() as (node, *_others):
            yield {"SEARCH_ENGINE": name, "ELASTICSEARCH_HOSTS": (node.url,), "ELASTICSEARCH_TIMEOUT": 30}
    else:
        yield {"SEARCH_ENGINE": name}


def machine() -> str:
    """Where and with what the numbers were measured."""
    packages = ("Django", "wagtail", "tantivy", "elasticsearch")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "")
    return f"Python {platform.python_version()}, {versions}; {os.cpu_count()} cores ({model or 'unknown'})."


def table(runs: list[dict[str, Any]]) -> str:
    """A Markdown table of the runs."""
    lines = [
        "| engine | documents | page p50 / p95 / p99, ms | bare engine p50 / p95, ms | page : bare at p50 "
        "| suggestions p95, ms | indexed a second | analysed a second | index, MB | resident, MB "
        "| change to found, ms | first / deepest page, ms |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for run in runs:
        page, bare = run["page"], run["bare"]
        lines.append(
            f"| {run['engine']} | {run['documents']:,} | {page['p50']} / {page['p95']} / {page['p99']} "
            f"| {bare['p50']} / {bare['p95']} | {run['ratio_p50']} | {run['suggestions']['p95']} "
            f"| {run['index_per_second']:,} | {run['analysis_per_second']:,} | {run['index_megabytes']} "
            f"| {run['resident_megabytes']} | {run['publish_to_found']} "
            f"| {run['first_page']} / {run['deepest_page']} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
