"""Times, percentiles, memory."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Iterable
from typing import Any


def timed(work: Callable[[Any], Any], items: Iterable[Any]) -> dict[str, float]:
    """Milliseconds of ``work`` over ``items``: p50, p95, p99."""
    spent = []
    for item in items:
        begun = time.perf_counter()
        work(item)
        spent.append((time.perf_counter() - begun) * 1000)
    cuts = statistics.quantiles(spent, n=100)
    return {"p50": round(cuts[49], 2), "p95": round(cuts[94], 2), "p99": round(cuts[98], 2)}


def seconds(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def resident_megabytes() -> float:
    """The most that this process has held."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
