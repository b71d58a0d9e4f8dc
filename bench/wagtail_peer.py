"""Wagtail's stock search over the same documents: ``python -m bench.wagtail_peer``, a process of its own.

Another database needs other settings than the process that measures the portal has.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.setting_up import set_up
from bench.timing import percentiles, seconds

MIN_QUERIES = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", required=True, help="settings of a database as JSON, {} for SQLite")
    parser.add_argument("--documents", type=int, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True, help="JSON, as bench.documents makes them")
    parser.add_argument("--seconds", type=float, required=True, help="ask for no longer than this")
    options = parser.parse_args()
    queries = json.loads(options.queries.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="mms-bench-peer-") as scratch:
        set_up(Path(scratch), database=json.loads(options.database), search={"SEARCH_CONFIG": "russian"})
        answer = measure(options.documents, options.corpus, queries, options.seconds)
    print(json.dumps(answer))  # noqa: T201


def measure(count: int, corpus: Path, queries: list[Any], limit: float) -> dict[str, Any]:
    """Milliseconds of each results page until ``limit`` seconds have passed."""
    from bench.documents import Maker, corpus_words
    from bench.wagtail_pages import declare_facets, make_pages
    from mms_wagtail.plugins.materials.models import MaterialPage

    declare_facets()
    say(f"making {count} pages")
    make_pages(Maker(corpus_words(corpus)).rows(count))
    assert MaterialPage.objects.count() == count
    say("indexing them")
    indexing = seconds(build_index)
    spent: list[float] = []
    found = 0
    begun = time.perf_counter()
    for query in queries:
        if len(spent) >= MIN_QUERIES and time.perf_counter() - begun > limit:
            break
        took = time.perf_counter()
        found += bool(page(query))
        spent.append((time.perf_counter() - took) * 1000)
        say(f"query {len(spent)}: {spent[-1]:.0f} ms")
    return {
        "documents": count,
        "index_per_second": round(count / indexing),
        "page": percentiles(spent),
        "asked": len(spent),
        "found_anything": found,
        "spent": spent,
    }


def build_index() -> None:
    """What ``update_index`` does, for the one model that is asked."""
    from wagtail.search.backends import get_search_backend

    from bench.wagtail_pages import BATCH, chunks
    from mms_wagtail.plugins.materials.models import MaterialPage

    index = get_search_backend().get_index_for_model(MaterialPage)
    for chunk in chunks(MaterialPage.objects.order_by("pk").iterator(BATCH), BATCH):
        index.add_items(MaterialPage, chunk)


def page(query: list[tuple[str, str]]) -> int:
    """Ten hits, their number, and the counts of five facets; of the filters that of the kind.

    Wagtail refuses to filter a search by many-to-many fields that it counts.
    """
    from bench.wagtail_pages import FACETS
    from mms_wagtail.plugins.materials.models import MaterialPage

    pages = MaterialPage.objects.live()
    for name, value in query[1:]:
        if name == "kind":
            pages = pages.filter(kind__in=kinds(value))
    results = pages.search(query[0][1])
    hits = [(hit.title, hit.url_path) for hit in results[:10]]
    for facet in FACETS:
        results.facet(facet)
    return max(len(hits), results.count())


def kinds(slug: str) -> list[int]:
    from mms_wagtail.models import Kind

    return list(Kind.objects.filter(slug=slug).values_list("pk", flat=True))


def say(text: str) -> None:
    """Progress, where it does not mix with the answer."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
