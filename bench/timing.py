"""Times, percentiles, memory."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any


def spent(work: Callable[[Any], Any], items: Iterable[Any]) -> list[float]:
    """Milliseconds of ``work`` for each of ``items``."""
    times = []
    for item in items:
        begun = time.perf_counter()
        work(item)
        times.append((time.perf_counter() - begun) * 1000)
    return times


def percentiles(times: Sequence[float]) -> dict[str, float]:
    """p50, p95, p99."""
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return {"p50": round(cuts[49], 2), "p95": round(cuts[94], 2), "p99": round(cuts[98], 2)}


def timed(work: Callable[[Any], Any], items: Iterable[Any]) -> dict[str, float]:
    """Percentiles of the milliseconds of ``work`` over ``items``."""
    return percentiles(spent(work, items))


def seconds(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def resident_megabytes() -> float:
    """What this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return round(pages * 4096 / 1e6, 1)
