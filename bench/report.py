"""What was measured, as tables of Markdown."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

PACKAGES = ("Django", "wagtail", "modelsearch", "tantivy", "elasticsearch", "psycopg")


def machine() -> str:
    """Where and with what the numbers were measured."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "unknown")
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    ).stdout.strip()
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    return (
        f"Commit {commit or 'unknown'}; Python {platform.python_version()}, {versions}; "
        f"{os.cpu_count()} cores ({model}); load at the end {load} (1, 5, 15 minutes)."
    )


def tables(runs: list[dict[str, Any]], peers: list[dict[str, Any]]) -> str:
    """All tables."""
    parts = [pages(runs), costs(runs)]
    if len({run["documents"] for run in runs}) > 1:
        parts.append(growth(runs))
    if peers:
        parts.append(stock(runs, peers))
    return "\n\n".join(parts)


def table(title: str, heads: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    lines = [f"### {title}", "", f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    return "\n".join([*lines, *(f"| {' | '.join(map(str, row))} |" for row in rows)])


def triple(values: dict[str, float]) -> str:
    return f"{values['p50']} / {values['p95']} / {values['p99']}"


def name_of(run: dict[str, Any]) -> tuple[str, str]:
    return run["engine"], f"{run['documents']:,}"


def pages(runs: list[dict[str, Any]]) -> str:
    heads = (
        "engine", "documents", "results page", "any of the words, bare", "our query without facets",
        "our query with facets", "page : bare", "page : our query", "page − bare",
        "page − our query with facets", "suggestions",
    )  # fmt: skip
    rows = [
        (
            *name_of(run),
            triple(run["page"]),
            triple(run["bare"]),
            triple(run["weighed"]),
            triple(run["asked"]),
            f"{run['page']['p50'] / run['bare']['p50']:.1f}",
            f"{run['page']['p50'] / run['weighed']['p50']:.1f}",
            f"{run['page']['p50'] - run['bare']['p50']:.1f}",
            f"{run['page']['p50'] - run['asked']['p50']:.1f}",
            triple(run["suggestions"]),
        )
        for run in runs
    ]
    return table("Times, p50 / p95 / p99 in milliseconds; ratios and differences of p50", heads, rows)


def costs(runs: list[dict[str, Any]]) -> str:
    heads = (
        "engine", "documents", "indexed a second", "of which analysed a second", "index, MB", "process, MB",
        "change to found, ms", "first page, ms", "deepest page, ms", "which begins with hit",
    )  # fmt: skip
    rows = [
        (
            *name_of(run),
            f"{run['index_per_second']:,}",
            f"{run['analysis_per_second']:,}",
            run["index_megabytes"],
            run["resident_megabytes"],
            run["publish_to_found"],
            run["first_page"],
            run["deepest_page"],
            f"{run['deepest_hit'] - 9:,}",
        )
        for run in runs
    ]
    return table("Indexing, sizes, freshness, depth", heads, rows)


def growth(runs: list[dict[str, Any]]) -> str:
    """How numbers grow from the smallest scale to each greater one."""
    heads = ("engine", "documents", "page p50", "page p95", "bare p50", "index", "seconds to index")
    rows: list[tuple[object, ...]] = []
    for engine in dict.fromkeys(run["engine"] for run in runs):
        first, *others = [run for run in runs if run["engine"] == engine]
        for run in others:
            grown = (
                run["documents"] / first["documents"],
                run["page"]["p50"] / first["page"]["p50"],
                run["page"]["p95"] / first["page"]["p95"],
                run["bare"]["p50"] / first["bare"]["p50"],
                run["index_megabytes"] / first["index_megabytes"],
                (run["documents"] / run["index_per_second"])
                / (first["documents"] / first["index_per_second"]),
            )
            rows.append((engine, *(f"×{factor:.1f}" for factor in grown)))
    return table("Growth, by which factor", heads, rows)


def stock(runs: list[dict[str, Any]], peers: list[dict[str, Any]]) -> str:
    """Wagtail's own search beside each engine over as many documents: medians over the same queries."""
    heads = (
        "Wagtail's search on", "documents", "queries", "found anything for",
        "page with five facets, p50 / p95", "indexed a second", "times slower than",
    )  # fmt: skip
    rows = []
    for peer in peers:
        asked = peer["asked"]
        slower = [
            f"{run['engine']} ×{median(peer['spent']) / median(run['spent'][:asked]):,.0f}"
            for run in runs
            if run["documents"] == peer["documents"]
        ]
        times = f"{peer['page']['p50']:,.0f} / {peer['page']['p95']:,.0f}"
        rows.append(
            (
                peer["database"],
                f"{peer['documents']:,}",
                asked,
                peer["found_anything"],
                times,
                f"{peer['index_per_second']:,}",
                ", ".join(slower),
            )
        )
    return table("Wagtail's stock search, milliseconds", heads, rows)
